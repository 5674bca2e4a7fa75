namespace Serverless.Domain.Platform;

/// <summary>A field of a request that violates a limit.</summary>
/// <param name="Field">The API's name of the field.</param>
/// <param name="Limit">The last allowed value; for texts in characters, for lists in items.</param>
public sealed record LimitViolation(string Field, LimitKind Kind, long Limit);

public enum LimitKind
{
    TooShort,
    TooLong,
    TooFew,
    TooMany,
    TooSmall,
    TooLarge,

    /// <summary>The text has a character that it must not have; the limit is its code point.</summary>
    Forbidden,
}
