using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// Purchases a reservation, once. An error that the buyer can correct leaves the reservation in place; any other error
/// fails the transaction.
/// </summary>
public sealed class PurchaseIngresso(
    IngressoCatalogue catalogue, IngressoHolds holds, IngressoPayments payments, IIngressoTransactions transactions,
    IngressoPolicy policy)
{
    internal const string Expired = "reservation_expired";

    private const string Declined = "payment_declined";
    private const string BackendFailed = "backend_purchase_failed";

    public async Task<Result<IngressoTransaction>> ExecuteAsync(IngressoCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var finding = await holds.FindAsync(call, cancellationToken);

            if (finding.IsError)
            {
                return finding.Error;
            }

            var (known, version) = finding.Value;

            if (WhyNot(known, call.Now) is { } error)
            {
                return error;
            }

            var decision = await DecideAsync(call, known, cancellationToken);
            var after = (decision.IsError ? known with { PurchaseError = decision.Error } : decision.Value) with
            {
                AnsweredAt = call.Now,
            };
            var stock = await StockAsync(known, after, cancellationToken);

            if (stock is null)
            {
                after = Fail(after, Expired, call.Now);
                stock = await holds.ReleaseAsync(known, known.Orders, cancellationToken);
            }

            var change = new IngressoChange(after, version, stock)
            {
                NewToken = after.Status == IngressoStatus.Attempting ? after.Callout?.Token : null,
            };

            if (await transactions.TryCommitAsync(change, cancellationToken))
            {
                return decision.IsError ? decision.Error : after;
            }
        }

        throw new DependencyUnavailableException("The mock's transaction kept changing.");
    }

    /// <summary>State of the transaction after payment.</summary>
    internal static IngressoTransaction Buy(IngressoTransaction known, DateTimeOffset now) => known with
    {
        Status = IngressoStatus.Purchased,
        Number = IngressoNumbers.NumberOf(known.Uuid),
        PurchasedAt = now,
        PurchaseError = null,
        AnsweredAt = now,
    };

    internal static IngressoTransaction Fail(IngressoTransaction known, string reason, DateTimeOffset now) => known with
    {
        Status = IngressoStatus.Failed,
        FailureReason = reason,
        PurchaseError = null,
        AnsweredAt = now,
    };

    private static Error? WhyNot(IngressoTransaction known, DateTimeOffset now) => known.StatusAt(now) switch
    {
        IngressoStatus.Purchased => IngressoCodes.Bad("transaction already purchased"),
        IngressoStatus.Failed => IngressoCodes.Bad("transaction has failed"),
        IngressoStatus.Attempting => IngressoCodes.Bad("transaction is waiting for a payment page"),
        IngressoStatus.Released when known.Status == IngressoStatus.Released =>
            IngressoCodes.Bad("transaction has been released"),
        _ => null,
    };

    private async Task<Result<IngressoTransaction>> DecideAsync(
        IngressoCall call, IngressoTransaction known, CancellationToken cancellationToken)
    {
        var draft = known with
        {
            Customer = IngressoPayments.CustomerOf(call.Parameters),
            RemoteSite = call.Parameters.Text("remote_site"),
            PurchaseFlags = IngressoFlags.In(call),
        };

        if (known.StatusAt(call.Now) == IngressoStatus.Released)
        {
            return Fail(draft, Expired, call.Now);
        }

        if (payments.CheckCustomer(call, known) is { } error)
        {
            return error;
        }

        return call.User.Debitor switch
        {
            IngressoDebitor.Card when IngressoPayments.CheckCard(call) is { } wrong => wrong,
            IngressoDebitor.Redirect => await RedirectAsync(call, draft, cancellationToken),
            IngressoDebitor.Stripe => Charge(call, draft),
            _ => Finish(call, draft),
        };
    }

    private async Task<Result<IngressoTransaction>> RedirectAsync(
        IngressoCall call, IngressoTransaction draft, CancellationToken cancellationToken)
    {
        var callout = payments.ReadCallout(call);

        if (callout.IsError)
        {
            return callout.Error;
        }

        return await transactions.FindByTokenAsync(callout.Value.Token, cancellationToken) is null
            ? draft with { Status = IngressoStatus.Attempting, Callout = callout.Value, PurchaseError = null }
            : IngressoCodes.Bad("return_token has been used");
    }

    private Result<IngressoTransaction> Charge(IngressoCall call, IngressoTransaction draft)
    {
        var declined = payments.CheckStripe(call, draft);

        return declined.IsError ? declined.Error
            : declined.Value.Length > 0 ? Fail(draft, Declined, call.Now)
            : Finish(call, draft);
    }

    private IngressoTransaction Finish(IngressoCall call, IngressoTransaction draft) => Fails(draft)
        ? Fail(draft, BackendFailed, call.Now)
        : Buy(draft, call.Now);

    private bool Fails(IngressoTransaction draft) => draft.Orders.Any(order =>
        catalogue.FindEvent(order.EventId)?.FailingLine is { } line && draft.Customer?["address_line_two"] == line);

    // Null when a hold has expired and another transaction has its seats.
    private async Task<IReadOnlyList<IngressoStockChange>?> StockAsync(
        IngressoTransaction known, IngressoTransaction after, CancellationToken cancellationToken)
    {
        return after.Status switch
        {
            IngressoStatus.Purchased => await holds.ExtendAsync(known, null, cancellationToken),
            IngressoStatus.Attempting => await holds.ExtendAsync(known, after.Callout!.Until, cancellationToken),
            IngressoStatus.Failed => await holds.ReleaseAsync(known, known.Orders, cancellationToken),
            _ => [],
        };
    }
}
