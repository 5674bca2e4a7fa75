using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Request to inject a fault into later requests.</summary>
public sealed record SetFaultPlanCommand(string? Supplier, Fault Fault)
{
    public string? Client { get; init; }

    public string? Endpoint { get; init; }

    public int? Requests { get; init; }

    public int? ForSeconds { get; init; }

    /// <summary>Gives a repeated request the same plan id; null without an idempotency key.</summary>
    public IdempotencySeed? IdempotencySeed { get; init; }
}

/// <summary>Creates a fault plan.</summary>
public sealed class SetFaultPlan(IFaults faults, FaultPolicy policy, TimeProvider clock, IdSource ids)
{
    public async Task<Result<FaultPlan>> ExecuteAsync(SetFaultPlanCommand command, CancellationToken cancellationToken)
    {
        if (SupplierNames.Find(command.Supplier) is not { } supplier)
        {
            return SupplierErrors.UnknownSupplier;
        }

        if (!FaultKinds.IsValid(command.Fault, policy))
        {
            return SupplierErrors.UnknownFault;
        }

        if (command.Requests is < 1 || command.ForSeconds is < 1 || command.ForSeconds > policy.PlanSecondsMax)
        {
            return SupplierErrors.BadPlan;
        }

        var now = clock.GetUtcNow();
        var id = ids.Next(command.IdempotencySeed);
        var known = await faults.ListAsync(supplier, cancellationToken);

        if (known.FirstOrDefault(plan => plan.Id == id) is { } own)
        {
            return own;
        }

        if (known.Count(plan => now < plan.EndsAt) >= policy.PlanCountMax)
        {
            return SupplierErrors.TooManyPlans;
        }

        var endsAt = now.AddSeconds(command.ForSeconds ?? policy.PlanSecondsDefault);
        var plan = new FaultPlan(
            id, supplier, command.Client, command.Endpoint, command.Fault, command.Requests, endsAt);
        await faults.AddAsync(plan, cancellationToken);

        return plan;
    }
}
