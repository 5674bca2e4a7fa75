namespace Serverless.Domain.Operations;

/// <summary>A dependency that the platform needs to sell.</summary>
public interface IDependency
{
    /// <summary>The name for operators.</summary>
    string Name { get; }

    /// <summary>The time limit of its check.</summary>
    TimeSpan Limit { get; }

    /// <summary>One cheap call. It throws when there is no answer; it may also never end.</summary>
    Task ProbeAsync();
}
