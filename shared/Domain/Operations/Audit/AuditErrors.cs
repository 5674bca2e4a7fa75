using Serverless.Domain.Platform;

namespace Serverless.Domain.Operations.Audit;

public static class AuditErrors
{
    public static Error BadPage(int limitMax) => new(
        "audit.bad-page",
        ErrorKind.Invalid,
        $"before is at least 1, after at least 0, and limit from 1 to {limitMax}.");
}
