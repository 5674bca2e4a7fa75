using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>The receipts of Bootpay, read over HTTP.</summary>
internal sealed partial class BootpayReceipts(
    BootpayClient client, BootpayPolicy policy, ILogger<BootpayReceipts> logger) : IPaymentReceipts
{
    private const string NotFound = "RC_NOT_FOUND";
    private const string Username = "CloudJet";

    private static readonly BackendOperation FindCall = Operation("find");
    private static readonly BackendOperation SearchCall = Operation("search");
    private static readonly BackendOperation ConfirmCall = Operation("confirm");
    private static readonly BackendOperation CancelCall = Operation("cancel");

    public bool IsOpen => true;

    public string? ApplicationId => policy.BrowserKey;

    public async Task<ReceiptReply> FindAsync(ReceiptId receipt, CancellationToken cancellationToken)
    {
        var reply = await client.SendAsync(
            FindCall,
            HttpMethod.Get,
            $"receipt/{Uri.EscapeDataString(receipt.Value)}?lookup_user_data=false",
            body: null,
            cancellationToken);

        // Nothing else is a proof that there is no such receipt.
        return reply.Fault is NotFound
            ? new ReceiptReply.Refused(NotFound)
            : ReplyOf(reply, receipt, "find");
    }

    public async Task<ReceiptSearch> SearchAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var reply = await client.SendAsync(
            SearchCall,
            HttpMethod.Get,
            $"lookup/order/{Uri.EscapeDataString(order.Id.Value)}",
            body: null,
            cancellationToken);

        if (reply.Fault is NotFound)
        {
            return new ReceiptSearch([]);
        }

        if (reply.Body is not { ValueKind: JsonValueKind.Array } list)
        {
            LogNoAnswer("search", reply.Fault ?? "NO_LIST");

            return new ReceiptSearch(null);
        }

        return new ReceiptSearch(
        [
            .. list.EnumerateArray()
                .Where(IsAccepted)
                .Select(one => BootpayReceipt.Read(one))
                .OfType<PaymentReceipt>(),
        ]);
    }

    public async Task<ReceiptReply> ConfirmAsync(ReceiptId receipt, CancellationToken cancellationToken)
    {
        var request = new BootpayConfirmRequest(receipt.Value);
        var reply = await client.SendAsync(
            ConfirmCall,
            HttpMethod.Post,
            "confirm",
            () => JsonContent.Create(request, BootpayJson.Default.BootpayConfirmRequest),
            cancellationToken);

        return ReplyOf(reply, receipt, "confirm");
    }

    public async Task<ReceiptReply> CancelAsync(
        ReceiptCancellation cancellation, CancellationToken cancellationToken)
    {
        var request = new BootpayCancelRequest(
            cancellation.Receipt.Value, cancellation.Price, cancellation.CancelId, Username, cancellation.Message);
        var reply = await client.SendAsync(
            CancelCall,
            HttpMethod.Post,
            "cancel",
            () => JsonContent.Create(request, BootpayJson.Default.BootpayCancelRequest),
            cancellationToken);

        return ReplyOf(reply, cancellation.Receipt, "cancel");
    }

    private ReceiptReply ReplyOf(BootpayReply reply, ReceiptId asked, string call)
    {
        if (reply.IsRefused)
        {
            LogRefused(call, reply.Fault!);

            return new ReceiptReply.Refused(reply.Fault!);
        }

        if (reply.Fault is { } fault)
        {
            LogNoAnswer(call, fault);

            return new ReceiptReply.Unknown(fault);
        }

        if (BootpayReceipt.Read(reply.Body) is not { } receipt || receipt.Id != asked)
        {
            LogNoAnswer(call, "NO_RECEIPT");

            return new ReceiptReply.Unknown("NO_RECEIPT");
        }

        // Nobody paid a receipt of the test environment.
        if (call is "find" && !IsAccepted(reply.Body!.Value))
        {
            LogRefused(call, "SANDBOX");

            return new ReceiptReply.Refused("SANDBOX");
        }

        return new ReceiptReply.Verified(receipt);
    }

    private bool IsAccepted(JsonElement body) => policy.AcceptsSandbox || !BootpayReceipt.IsSandbox(body);

    private static BackendOperation Operation(string method) => new(
        "bootpay", method, $"bootpay {method}", new("rpc.system.name", "bootpay"), new("rpc.method", method));

    [LoggerMessage(1, LogLevel.Warning, "Bootpay refused {Call}: {Code}")]
    private partial void LogRefused(string call, string code);

    [LoggerMessage(2, LogLevel.Warning, "Bootpay gave no answer to {Call}: {Cause}")]
    private partial void LogNoAnswer(string call, string cause);
}
