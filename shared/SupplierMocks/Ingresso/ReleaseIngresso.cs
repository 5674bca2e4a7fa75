using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Releases a reservation before it expires. Repeating it changes nothing.</summary>
public sealed class ReleaseIngresso(IngressoHolds holds, IIngressoTransactions transactions, IngressoPolicy policy)
{
    /// <summary>False when the reservation is purchased or being paid for.</summary>
    public async Task<Result<bool>> ExecuteAsync(IngressoCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var finding = await holds.FindAsync(call, cancellationToken);

            if (finding.IsError)
            {
                return finding.Error;
            }

            var (known, version) = finding.Value;

            if (known.StatusAt(call.Now) is not IngressoStatus.Reserved and var status)
            {
                return status == IngressoStatus.Released;
            }

            var after = known with { Status = IngressoStatus.Released };
            var stock = await holds.ReleaseAsync(known, known.Orders, cancellationToken);

            if (await transactions.TryCommitAsync(new IngressoChange(after, version, stock), cancellationToken))
            {
                return true;
            }
        }

        throw new DependencyUnavailableException("The mock's stock kept changing.");
    }
}
