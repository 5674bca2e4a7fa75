namespace Serverless.Domain.Platform;

/// <summary>A new value, or nothing: an edit leaves what it does not give as it is.</summary>
public readonly record struct Given<T>(bool IsGiven, T Value)
{
    public static implicit operator Given<T>(T value) => new(true, value);

    /// <summary>The new value, otherwise the present one.</summary>
    public T Or(T present) => IsGiven ? Value : present;
}
