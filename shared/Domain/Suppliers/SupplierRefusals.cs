using Serverless.Domain.Platform;

namespace Serverless.Domain.Suppliers;

/// <summary>Every "no" about the mocks' misbehaviour; what a supplier itself refuses has codes of its own.</summary>
public static class SupplierRefusals
{
    public static Refusal UnknownSupplier { get; } =
        new("suppliers.unknown-supplier", RefusalKind.Invalid, "The supplier is hkdl or ingresso.");

    public static Refusal UnknownFault { get; } = new(
        "suppliers.unknown-fault", RefusalKind.Invalid, "GET /mock/faults lists the faults and what they take.");

    public static Refusal BadPlan { get; } = new(
        "suppliers.bad-plan",
        RefusalKind.Invalid,
        "A plan is for at least one request and one second, and not for ever.");

    public static Refusal TooManyPlans { get; } = new(
        "suppliers.too-many-plans", RefusalKind.Conflict, "There are too many plans; clear them first.");
}
