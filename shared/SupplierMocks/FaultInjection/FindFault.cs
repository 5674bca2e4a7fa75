namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>
/// Finds the fault to inject into a request: the one in its header, else that of the oldest matching plan.
/// </summary>
public sealed class FindFault(IFaults faults, FaultPolicy policy, TimeProvider clock)
{
    /// <param name="command">The fault header's value; null without a header.</param>
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
