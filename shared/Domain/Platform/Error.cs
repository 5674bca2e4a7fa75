namespace Serverless.Domain.Platform;

/// <summary>
/// Why the business says no. <paramref name="Code"/> is <c>context.reason</c> in kebab case and never changes once
/// shipped; <paramref name="Detail"/> is for a developer to read and may change.
/// </summary>
public sealed record Error(string Code, ErrorKind Kind, string Detail)
{
    /// <summary>What the refusal is about, such as the seats that were taken.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The limits that an invalid request goes beyond, where the API names each of them.</summary>
    public IReadOnlyList<LimitViolation> Violations { get; init; } = [];
}

/// <summary>What a refusal means to the caller; the edge maps each kind to one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The request itself is wrong and will never be accepted.</summary>
    Invalid,

    /// <summary>The caller did not prove who they are.</summary>
    Unauthenticated,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    NotFound,

    /// <summary>Right in itself, but not in the present state.</summary>
    Conflict,

    /// <summary>Something that has to happen first has not happened.</summary>
    PreconditionFailed,

    TooMany,

    /// <summary>A dependency does not answer; the same request may succeed later.</summary>
    Unavailable,
}
