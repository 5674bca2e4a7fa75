using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>
/// Requests the cancellation of an order. Success means that the request was accepted; repeating it changes nothing.
/// </summary>
public sealed class CancelHkdlOrder(HkdlCatalogue catalogue, IHkdlOrders orders, HkdlPolicy policy)
{
    private const string DeclinedGuest = "DECLINE CANCEL";

    public async Task<Result<HkdlOrder>> ExecuteAsync(HkdlCall call, CancellationToken cancellationToken)
    {
        if (call.Message.Text("reservationNo") is not { } number)
        {
            return HkdlCodes.ErrorOf("1005", " - missing reservationNo");
        }

        if (await orders.FindAsync(call.Agent, requestId: null, number, cancellationToken) is not { } order)
        {
            return HkdlCodes.ErrorOf("1007");
        }

        if (catalogue.FindEvent(order.EventId) is not { Cancellable: "Y" })
        {
            return HkdlCodes.ErrorOf("9002");
        }

        if (order.DecidedAt is null)
        {
            var isPending = policy.CancelMode == "pending";
            var decidedAt = call.Now.AddSeconds(isPending ? policy.CancelDelaySeconds : 0);
            var isDeclined = isPending && order.Detail.GuestName == DeclinedGuest;
            await orders.CancelAsync(order, decidedAt, isDeclined, cancellationToken);
        }

        return order;
    }
}
