namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>
/// Tells how a mock has to misbehave now: as the request itself asks, or else as the oldest plan that fits.
/// </summary>
public sealed class FindFault(IFaults faults, FaultPolicy policy, TimeProvider clock)
{
    /// <param name="command">What the request's header asks for; null without one.</param>
    public async Task<Fault?> ExecuteAsync(
        Supplier supplier, string? client, string endpoint, string? command, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(command) && FaultKinds.Read(command, policy) is { } asked)
        {
            return asked;
        }

        var now = clock.GetUtcNow();

        foreach (var plan in await faults.ListAsync(supplier, cancellationToken))
        {
            if (plan.Fits(client, endpoint, now)
                && (plan.RequestsLeft is null || await faults.TryUseAsync(plan, cancellationToken)))
            {
                return plan.Fault;
            }
        }

        return null;
    }
}
