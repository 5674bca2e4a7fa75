namespace Serverless.Domain.Operations.Audit;

/// <summary>
/// A change that an administrator makes. It is recorded before it is made, so no change is without a record.
/// </summary>
/// <param name="Actor">The id of the account.</param>
/// <param name="Action">What is done, such as <c>flights.delete</c>.</param>
/// <param name="Subject">What is changed, such as <c>flight CJ101</c>.</param>
/// <param name="Fields">What it was before and what it becomes.</param>
public sealed record AuditedChange(
    string Actor, string Action, string Subject, IReadOnlyList<AuditField> Fields);

/// <summary>A field before and after a change; null where it did not or will not exist.</summary>
public sealed record AuditField(string Name, string? Before, string? After);

/// <summary>How a recorded change ended.</summary>
public enum AuditResult
{
    /// <summary>The change is durable.</summary>
    Made,

    /// <summary>Something else changed first, and nothing was changed.</summary>
    NotMade,

    /// <summary>The store did not answer, so the change may have been made.</summary>
    Unknown,
}

/// <summary>
/// What one entry of the trail says: that a change begins, or how the change of an earlier entry ended.
/// </summary>
public sealed record AuditContent(DateTimeOffset At, AuditedChange? Begins, AuditEnd? Ends)
{
    public static AuditContent Begin(DateTimeOffset at, AuditedChange change) => new(at, change, Ends: null);

    public static AuditContent End(DateTimeOffset at, long of, AuditResult result) =>
        new(at, Begins: null, new AuditEnd(of, result));
}

/// <summary>How the change of the entry with the number <paramref name="Of"/> ended.</summary>
public readonly record struct AuditEnd(long Of, AuditResult Result);

/// <summary>One link of the chain.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Previous">The hash of the entry before it.</param>
/// <param name="Hash">Of the number, the previous hash and the content, in hexadecimal digits.</param>
public sealed record AuditEntry(long Number, string Previous, AuditContent Content, string Hash)
{
    public static AuditEntry After(AuditHead head, AuditContent content)
    {
        var number = head.Number + 1;

        return new AuditEntry(number, head.Hash, content, AuditHash.Of(number, head.Hash, content));
    }
}

/// <summary>The end of the chain: the number and the hash of the last entry.</summary>
public readonly record struct AuditHead(long Number, string Hash)
{
    public static AuditHead Empty { get; } = new(0, new string('0', AuditHash.Length));

    /// <summary>An end that somebody kept; null for a number or a hash that no entry has.</summary>
    public static AuditHead? Parse(long? number, string? hash) =>
        number >= 1 && hash is { Length: AuditHash.Length } && hash.All(char.IsAsciiHexDigit)
            ? new AuditHead(number.Value, hash.ToLowerInvariant())
            : null;
}
