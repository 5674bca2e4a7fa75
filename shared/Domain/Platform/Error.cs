namespace Serverless.Domain.Platform;

/// <summary>
/// A business error. <paramref name="Code"/> is <c>context.reason</c> in kebab case and never changes once
/// shipped; <paramref name="Detail"/> is for a developer to read and may change.
/// </summary>
public sealed record Error(string Code, ErrorKind Kind, string Detail)
{
    /// <summary>The objects that caused the error, such as the seats that were taken.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The limits that an invalid request violates, for APIs that name each of them.</summary>
    public IReadOnlyList<LimitViolation> Violations { get; init; } = [];
}

/// <summary>The kind of an error; the HTTP layer maps each kind to one status.</summary>
public enum ErrorKind
{
    /// <summary>The request is wrong and will never be accepted.</summary>
    Invalid,

    /// <summary>The caller is not authenticated.</summary>
    Unauthenticated,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    NotFound,

    /// <summary>The request is valid, but not in the current state.</summary>
    Conflict,

    /// <summary>A required earlier step is missing.</summary>
    PreconditionFailed,

    /// <summary>The change needs the version that it was made from.</summary>
    PreconditionRequired,

    TooMany,

    /// <summary>A dependency does not answer; the same request may succeed later.</summary>
    Unavailable,
}
