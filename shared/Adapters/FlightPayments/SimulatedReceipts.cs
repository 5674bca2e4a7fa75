using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.FlightPayments;

/// <summary>
/// A provider that moves no money, for development without keys. An order counts as paid, with its amount, from the
/// first search for its receipts on: there is no window in which a payer could decide otherwise.
/// </summary>
internal sealed class SimulatedReceipts(IDocuments documents) : IPaymentReceipts
{
    private const int AttemptsMax = 20;
    private const int HashBytes = 20;
    private const string Prefix = "simulated-";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");
    private static readonly DocumentPartition Partition = new("simulated-receipts", "all");

    public bool IsOpen => true;

    public string? ApplicationId => null;

    public async Task<ReceiptReply> FindAsync(ReceiptId receipt, CancellationToken cancellationToken) =>
        await ReadAsync(receipt.Value, cancellationToken) is { } found
            ? new ReceiptReply.Verified(found.Value.ToReceipt())
            : new ReceiptReply.Refused("RC_NOT_FOUND");

    public async Task<ReceiptSearch> SearchAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var id = Prefix + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(order.Id.Value)).AsSpan(0, HashBytes));
        var paid = new SimulatedReceipt(id, order.Id.Value, order.Amount);

        if (await ReadAsync(id, cancellationToken) is null)
        {
            await documents.CommitAsync(
                Partition, [new DocumentWrite.Insert(id, BodyOf(paid))], cancellationToken);
        }

        return new ReceiptSearch([(await ReadAsync(id, cancellationToken))!.Value.Value.ToReceipt()]);
    }

    public Task<ReceiptReply> ConfirmAsync(ReceiptId receipt, CancellationToken cancellationToken) =>
        FindAsync(receipt, cancellationToken);

    public async Task<ReceiptReply> CancelAsync(
        ReceiptCancellation cancellation, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await ReadAsync(cancellation.Receipt.Value, cancellationToken) is not { } found)
            {
                return new ReceiptReply.Refused("RC_NOT_FOUND");
            }

            if (found.Value.Cancel(cancellation) is not { } after)
            {
                return new ReceiptReply.Refused(found.Value.IsCancelled
                    ? ReceiptReply.Refused.AlreadyCancelled
                    : "RC_CANCEL_SERVER_ERROR");
            }

            var write = new DocumentWrite.Replace(after.Id, found.Version, BodyOf(after));

            if ((await documents.CommitAsync(Partition, [write], cancellationToken)).IsCommitted)
            {
                return new ReceiptReply.Verified(after.ToReceipt());
            }
        }

        return new ReceiptReply.Unknown("CHANGED_MEANWHILE");
    }

    private async Task<Versioned<SimulatedReceipt>?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        // A key takes fewer characters than a receipt id.
        if (!id.StartsWith(Prefix, StringComparison.Ordinal)
            || id.AsSpan(Prefix.Length).ContainsAnyExcept(Digits)
            || await documents.FindAsync(Partition, id, cancellationToken) is not { } found)
        {
            return null;
        }

        return new Versioned<SimulatedReceipt>(
            DocumentJson.Read(found, FlightPaymentJson.Default.SimulatedReceipt), found.Version);
    }

    private static ReadOnlyMemory<byte> BodyOf(SimulatedReceipt receipt) =>
        DocumentJson.ToBody(receipt, FlightPaymentJson.Default.SimulatedReceipt);
}

/// <summary>A receipt of the simulated provider, as it is stored.</summary>
internal sealed record SimulatedReceipt(string Id, string Order, long Price)
{
    public long CancelledPrice { get; init; }

    public IReadOnlyList<string> CancelIds { get; init; } = [];

    public bool IsCancelled => CancelledPrice >= Price;

    public PaymentReceipt ToReceipt() => new(
        new ReceiptId(Id),
        new PaymentOrderId(Order),
        Price,
        CancelledPrice,
        CancelledPrice > 0 ? PaymentReceipt.CancelledStatus : PaymentReceipt.PaidStatus);

    /// <summary>Null when so much is not left, or the cancel id was used before.</summary>
    public SimulatedReceipt? Cancel(ReceiptCancellation cancellation)
    {
        var price = cancellation.Price ?? Price - CancelledPrice;

        return price <= 0 || price > Price - CancelledPrice || CancelIds.Contains(cancellation.CancelId)
            ? null
            : this with
            {
                CancelledPrice = CancelledPrice + price,
                CancelIds = [.. CancelIds, cancellation.CancelId],
            };
    }
}
