using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>Finds an order by request id or reservation number.</summary>
public sealed class ShowHkdlOrder(IHkdlOrders orders)
{
    /// <summary>An unknown order is not an error: both values are null.</summary>
    public async Task<(Error? Error, HkdlOrder? Order)> ExecuteAsync(
        HkdlCall call, CancellationToken cancellationToken)
    {
        var (requestId, number) = (call.Message.Text("requestId"), call.Message.Text("reservationNo"));

        return requestId is null && number is null
            ? (HkdlCodes.ErrorOf("1005", " - missing requestId or reservationNo"), null)
            : (null, await orders.FindAsync(call.Agent, requestId, number, cancellationToken));
    }
}
