using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Errors of the fault injection API. The suppliers' own errors are in HkdlCodes and IngressoCodes.</summary>
public static class SupplierErrors
{
    public static Error UnknownSupplier { get; } =
        new("suppliers.unknown-supplier", ErrorKind.Invalid, "The supplier is hkdl or ingresso.");

    public static Error UnknownFault { get; } = new(
        "suppliers.unknown-fault", ErrorKind.Invalid, "GET /mock/faults lists the faults and what they take.");

    public static Error BadPlan { get; } = new(
        "suppliers.bad-plan",
        ErrorKind.Invalid,
        "A plan lasts at least one request and one second, and at most the configured time.");

    public static Error TooManyPlans { get; } = new(
        "suppliers.too-many-plans", ErrorKind.Conflict, "There are too many plans; clear them first.");
}
