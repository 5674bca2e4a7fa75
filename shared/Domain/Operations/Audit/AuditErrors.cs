using Serverless.Domain.Platform;

namespace Serverless.Domain.Operations.Audit;

/// <summary>The errors of the audit trail.</summary>
public static class AuditErrors
{
    public static Error BadKeptEnd { get; } = new(
        "audit.bad-kept-end",
        ErrorKind.Invalid,
        $"kept_number is at least 1, and kept_hash is its hash: {AuditHash.Length} hexadecimal digits.");

    public static Error BadPage(int limitMax) => new(
        "audit.bad-page",
        ErrorKind.Invalid,
        $"before is at least 1, after at least 0, and limit from 1 to {limitMax}.");
}
