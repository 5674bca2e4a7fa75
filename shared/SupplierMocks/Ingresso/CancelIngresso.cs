using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// Result of a cancellation: the cancelled items, or the orders that must be cancelled together with them; in that case
/// nothing is cancelled.
/// </summary>
public sealed record IngressoCancellation(
    IngressoTransaction Transaction, IReadOnlyList<int> Cancelled, IReadOnlyList<IngressoOrder> MustGoAsWell);

/// <summary>Cancels a purchase, or some items of it, if the source of each item accepts cancellations.</summary>
public sealed class CancelIngresso(
    IngressoCatalogue catalogue, IngressoHolds holds, IIngressoTransactions transactions, IngressoPolicy policy)
{
    public async Task<Result<IngressoCancellation>> ExecuteAsync(
        IngressoCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var finding = await holds.FindAsync(call, cancellationToken);

            if (finding.IsError)
            {
                return finding.Error;
            }

            var (known, version) = finding.Value;

            if (known.Status != IngressoStatus.Purchased)
            {
                return IngressoCodes.Bad("transaction has not been purchased");
            }

            var asked = Asked(known, call.Parameters.List("cancel_items_list"));
            var others = NeededBy(known, asked);

            if (others.Count > 0)
            {
                return new IngressoCancellation(known, [], others);
            }

            var may = asked.Where(order => MayCancel(order, policy, catalogue)).ToList();
            var takenBack = may.Where(order => !order.Performance.IsOver(call.Now)).ToList();
            var tried = may.Except(takenBack).ToList();
            var after = known with
            {
                Orders = [.. known.Orders.Select(order => Mark(known, order, takenBack, tried, call.Now))],
            };

            if (takenBack.Count + tried.Count == 0
                || await transactions.TryCommitAsync(
                    new IngressoChange(after, version, await holds.ReleaseAsync(known, takenBack, cancellationToken)),
                    cancellationToken))
            {
                return new IngressoCancellation(after, [.. takenBack.Select(order => order.ItemNumber)], []);
            }
        }

        throw new DependencyUnavailableException("The mock's transaction kept changing.");
    }

    public static bool MayCancel(IngressoOrder order, IngressoPolicy policy, IngressoCatalogue catalogue) =>
        policy.CancelAll || catalogue.SourceOf(catalogue.FindEvent(order.EventId)!).IsCancellable;

    private static List<IngressoOrder> Asked(IngressoTransaction known, IReadOnlyList<string> items) => known.Orders
        .Where(order => order.CancelledAt is null)
        .Where(order => items.Count == 0
            || items.Contains(order.ItemNumber.ToString(CultureInfo.InvariantCulture)))
        .ToList();

    // An add-on cannot be kept without the event that it was sold with.
    private List<IngressoOrder> NeededBy(IngressoTransaction known, List<IngressoOrder> asked)
    {
        var addOns = asked.SelectMany(order => catalogue.FindEvent(order.EventId)!.AddOns).ToHashSet();

        return known.Orders
            .Where(order => order.CancelledAt is null && addOns.Contains(order.EventId) && !asked.Contains(order))
            .ToList();
    }

    private static IngressoOrder Mark(
        IngressoTransaction known, IngressoOrder order, List<IngressoOrder> takenBack, List<IngressoOrder> tried,
        DateTimeOffset at)
    {
        var reference = IngressoNumbers.CancelReference(known.Uuid, order.ItemNumber);

        return takenBack.Contains(order) ? order with { CancelledAt = at, CancelReference = reference }
            : tried.Contains(order) ? order with { CancelReference = reference }
            : order;
    }
}
