namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// The codes with which a function may refuse, beyond those that its declarations imply: who may call it, its limits,
/// its key, and an unreadable request.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProducesProblemAttribute(int status, params string[] reasons) : Attribute
{
    public int Status { get; } = status;

    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>The only dialect that refuses so, where families share a path.</summary>
    public ApiContract In
    {
        get => Only ?? default;
        init => Only = value;
    }

    internal ApiContract? Only { get; private init; }

    /// <summary>What the refusal looks like where it is not a problem of the function's dialect.</summary>
    public Type? Body { get; init; }
}
