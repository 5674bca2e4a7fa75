using Serverless.Domain.Platform;

namespace Serverless.Domain.Suppliers;

/// <summary>What somebody wishes a mock to do wrong.</summary>
public sealed record FaultWish(string? Supplier, Fault Fault)
{
    public string? Client { get; init; }

    public string? Endpoint { get; init; }

    public int? Requests { get; init; }

    public int? ForSeconds { get; init; }

    /// <summary>There when the request can be repeated as the same one.</summary>
    public RepeatKey? Repeat { get; init; }
}

/// <summary>Puts a plan in force.</summary>
public sealed class SetFaultPlan(IFaults faults, FaultPolicy policy, TimeProvider clock, IdSource ids)
{
    public async Task<Outcome<FaultPlan>> ExecuteAsync(FaultWish wish, CancellationToken cancellationToken)
    {
        if (SupplierNames.Find(wish.Supplier) is not { } supplier)
        {
            return SupplierRefusals.UnknownSupplier;
        }

        if (!FaultKinds.IsValid(wish.Fault, policy))
        {
            return SupplierRefusals.UnknownFault;
        }

        if (wish.Requests is < 1 || wish.ForSeconds is < 1 || wish.ForSeconds > policy.PlanSecondsMax)
        {
            return SupplierRefusals.BadPlan;
        }

        var now = clock.GetUtcNow();
        var id = ids.Next(wish.Repeat);
        var known = await faults.ListAsync(supplier, cancellationToken);

        if (known.FirstOrDefault(plan => plan.Id == id) is { } own)
        {
            return own;
        }

        if (known.Count(plan => now < plan.EndsAt) >= policy.PlanCountMax)
        {
            return SupplierRefusals.TooManyPlans;
        }

        var endsAt = now.AddSeconds(wish.ForSeconds ?? policy.PlanSecondsDefault);
        var plan = new FaultPlan(
            id, supplier, wish.Client, wish.Endpoint, wish.Fault, wish.Requests, endsAt);
        await faults.AddAsync(plan, cancellationToken);

        return plan;
    }
}
