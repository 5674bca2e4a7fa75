using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>How an order stands. One that nobody knows is an answer too.</summary>
public sealed class ShowHkdlOrder(IHkdlOrders orders)
{
    /// <summary>Null inside a success when there is no such order.</summary>
    public async Task<(Error? Error, HkdlOrder? Order)> ExecuteAsync(
        HkdlCall call, CancellationToken cancellationToken)
    {
        var (requestId, number) = (call.Message.Text("requestId"), call.Message.Text("reservationNo"));

        return requestId is null && number is null
            ? (HkdlCodes.Refuse("1005"), null)
            : (null, await orders.FindAsync(call.Agent, requestId, number, cancellationToken));
    }
}
