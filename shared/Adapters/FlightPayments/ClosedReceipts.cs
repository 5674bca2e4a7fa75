using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.FlightPayments;

/// <summary>No provider: outside development, without keys. Nothing is paid, and events wait in the store.</summary>
internal sealed class ClosedReceipts : IPaymentReceipts
{
    private static readonly Task<ReceiptReply> Closed =
        Task.FromResult<ReceiptReply>(new ReceiptReply.Unknown("CLOSED"));

    public bool IsOpen => false;

    public string? ApplicationId => null;

    public Task<ReceiptReply> FindAsync(ReceiptId receipt, CancellationToken cancellationToken) => Closed;

    public Task<ReceiptSearch> SearchAsync(PaymentOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(new ReceiptSearch(null));

    public Task<ReceiptReply> ConfirmAsync(ReceiptId receipt, CancellationToken cancellationToken) => Closed;

    public Task<ReceiptReply> CancelAsync(ReceiptCancellation cancellation, CancellationToken cancellationToken) =>
        Closed;
}
