namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// The error codes that a function may return, in addition to those that its declarations imply: access, rate limit,
/// idempotency key, and malformed requests.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProducesProblemAttribute(int status, params string[] reasons) : Attribute
{
    public int Status { get; } = status;

    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>The only API contract with these errors, when two share a path.</summary>
    public ApiContract In
    {
        get => Only ?? default;
        init => Only = value;
    }

    internal ApiContract? Only { get; private init; }

    /// <summary>The body of the error when it is not the usual one of the API contract.</summary>
    public Type? Body { get; init; }
}
