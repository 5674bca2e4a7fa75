using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Finds transactions and replays the responses of reservations and purchases.</summary>
public sealed class ShowIngresso(IngressoHolds holds, IIngressoTransactions transactions, IngressoPolicy policy)
{
    public async Task<Result<IngressoTransaction>> FindAsync(IngressoCall call, CancellationToken cancellationToken)
    {
        var finding = await holds.FindAsync(call, cancellationToken);

        return finding.IsError ? finding.Error : finding.Value.Value;
    }

    public async Task<Result<IngressoTransaction>> FindByNumberAsync(
        IngressoCall call, CancellationToken cancellationToken)
    {
        if (call.Parameters.Text("transaction_id") is not { } number)
        {
            return IngressoCodes.Missing("transaction_id");
        }

        return await transactions.FindByNumberAsync(number, cancellationToken) is { Value: var found }
            && found.User == call.User.Id
                ? found
                : IngressoCodes.Bad("transaction_id is not known");
    }

    /// <summary>Finds the user's transactions; others are left out.</summary>
    public async Task<Result<IngressoTransaction[]>> FindAllAsync(
        IngressoCall call, CancellationToken cancellationToken)
    {
        var uuids = call.Parameters.List("transaction_uuid_list");

        if (uuids.Count == 0)
        {
            return IngressoCodes.Missing("transaction_uuid_list");
        }

        if (uuids.Count > policy.ListLengthMax)
        {
            return IngressoCodes.Bad("transaction_uuid_list is too long");
        }

        var found =
            await Task.WhenAll(uuids.Distinct().Select(uuid => transactions.FindAsync(uuid, cancellationToken)));

        return found.Where(one => one?.Value.User == call.User.Id).Select(one => one!.Value.Value).ToArray();
    }

    public async Task<Result<IngressoTransaction>> FindReservedAsync(
        IngressoCall call, CancellationToken cancellationToken)
    {
        var finding = await holds.FindAsync(call, cancellationToken);

        return finding.IsError ? finding.Error
            : finding.Value.Value.ReservedAt.AddHours(policy.ReserveArchiveHours) <= call.Now
                ? IngressoCodes.Gone("the page is no longer kept")
            : finding.Value.Value;
    }

    /// <summary>Repeats the error of a failed attempt.</summary>
    public async Task<Result<IngressoTransaction>> FindPurchasedAsync(
        IngressoCall call, CancellationToken cancellationToken)
    {
        var finding = await holds.FindAsync(call, cancellationToken);

        if (finding.IsError)
        {
            return finding.Error;
        }

        var found = finding.Value.Value;

        return found.AnsweredAt is not { } at ? IngressoCodes.Bad("there has been no purchase")
            : at.AddDays(policy.PurchaseArchiveDays) <= call.Now ? IngressoCodes.Gone("the page is no longer kept")
            : found.PurchaseError ?? (Result<IngressoTransaction>)found;
    }
}
