namespace Serverless.Domain.Platform;

/// <summary>A field of a request that lies beyond a limit.</summary>
/// <param name="Field">As the API calls it.</param>
/// <param name="Limit">The last value that would have been good; of texts in characters, of lists in items.</param>
public sealed record LimitViolation(string Field, LimitKind Kind, long Limit);

public enum LimitKind
{
    TooShort,
    TooLong,
    TooFew,
    TooMany,
    TooSmall,
    TooLarge,
}
