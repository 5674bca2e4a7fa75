using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Continues a purchase after a payment page. Each token is accepted once.</summary>
public sealed class ContinueIngresso(
    IngressoHolds holds, IIngressoTransactions transactions, IngressoPolicy policy)
{
    private const string TimeoutFlag = "is_tsw_callout_timeout_callback";

    private static readonly Error Over = IngressoCodes.Gone("this callout is no longer there");

    public async Task<Result<IngressoTransaction>> ExecuteAsync(
        IngressoCall call, string token, string next, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await transactions.FindByTokenAsync(token, cancellationToken) is not var (known, version)
                || known.User != call.User.Id
                || known.Callout?.Token != token
                || known.StatusAt(call.Now) != IngressoStatus.Attempting)
            {
                return Over;
            }

            var decision = await DecideAsync(call, known, next, cancellationToken);

            if (decision.IsError)
            {
                return decision.Error;
            }

            var change = await WriteAsync(known, version, decision.Value, call.Now, cancellationToken);

            if (await transactions.TryCommitAsync(change, cancellationToken))
            {
                return change.After;
            }
        }

        throw new DependencyUnavailableException("The mock's transaction kept changing.");
    }

    private async Task<Result<IngressoTransaction>> DecideAsync(
        IngressoCall call, IngressoTransaction known, string next, CancellationToken cancellationToken)
    {
        if (call.Parameters.Flag(TimeoutFlag))
        {
            return PurchaseIngresso.Fail(known, "callout_timed_out", call.Now);
        }

        switch (call.Parameters.Text("success")?.ToLowerInvariant())
        {
            case "yes" or "1" or "true":
                return PurchaseIngresso.Buy(known, call.Now);

            case not null:
                return PurchaseIngresso.Fail(known, "payment_declined", call.Now);
        }

        // A callback without a success flag leads to the next payment page.
        if (!IngressoPayments.IsToken(next) || next == known.Callout!.Token
            || await transactions.FindByTokenAsync(next, cancellationToken) is not null)
        {
            return IngressoCodes.Bad("the next token is not valid, or has been used");
        }

        var callout = new IngressoCallout(
            next,
            known.Callout.ReturnUrl.Replace(known.Callout.Token, next, StringComparison.Ordinal),
            call.Now.AddMinutes(policy.CalloutMinutes));

        return known with { Callout = callout, CalloutCount = known.CalloutCount + 1, AnsweredAt = call.Now };
    }

    private async Task<IngressoChange> WriteAsync(
        IngressoTransaction known, string version, IngressoTransaction after, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var stock = after.Status switch
        {
            IngressoStatus.Purchased => await holds.ExtendAsync(known, null, cancellationToken),
            IngressoStatus.Attempting => await holds.ExtendAsync(known, after.Callout!.Until, cancellationToken),
            _ => await holds.ReleaseAsync(known, known.Orders, cancellationToken),
        };

        if (stock is null)
        {
            after = PurchaseIngresso.Fail(known, PurchaseIngresso.Expired, now);
            stock = await holds.ReleaseAsync(known, known.Orders, cancellationToken);
        }

        return new IngressoChange(after, version, stock)
        {
            NewToken = after.Status == IngressoStatus.Attempting ? after.Callout!.Token : null,
        };
    }
}
