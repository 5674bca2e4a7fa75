using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>Sells tickets on the agent's account: all tickets of the request or none.</summary>
public sealed class ReserveHkdlOrder(HkdlCatalogue catalogue, IHkdlOrders orders, HkdlPolicy policy)
{
    private const string DayForm = "yyyy-MM-dd";

    private readonly HkdlOrderRules _rules = new(catalogue, orders, policy);

    public async Task<Result<HkdlOrder>> ExecuteAsync(HkdlCall call, CancellationToken cancellationToken)
    {
        var checking = await _rules.CheckAsync(call, cancellationToken);

        if (checking.IsError)
        {
            return checking.Error;
        }

        if (call.Fault?.Name == FaultKinds.SoldOut)
        {
            return HkdlCodes.ErrorOf("3002");
        }

        var command = call.Fault?.Name == FaultKinds.PartialBasket ? checking.Value.Shorten() : checking.Value;
        var draft = new HkdlDraft(
            call.Agent, command.RequestId, command.Stock, command.Quota(policy), Draft(call, command));
        var (result, order) = await orders.TrySellAsync(draft, Number, call.Now, cancellationToken);

        return result switch
        {
            HkdlSale.Sold => order!,
            HkdlSale.DuplicateRequest => HkdlCodes.ErrorOf("3001"),
            HkdlSale.DuplicateReference => HkdlCodes.ErrorOf("4506"),
            _ => HkdlCodes.ErrorOf("3002"),
        };
    }

    private static HkdlOrder Draft(HkdlCall call, HkdlOrderCommand command)
    {
        HkdlItem[] items =
        [
            .. command.Items.Select(item => new HkdlItem(
                item.Ticket.Name, item.Ticket.TicketCode, item.Quantity, item.Ticket.TicketPrice * item.Quantity)),
        ];
        var detail = new HkdlDetail(
            items.Sum(item => item.SubtotalAmount), string.Empty, [],
            call.LocalNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            command.GuestName, command.Event.Name, command.Event.Remark,
            command.Show?.StartsAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            command.Pickup.Name, command.PickupDay.ToString(DayForm, CultureInfo.InvariantCulture), items);

        return new HkdlOrder(
            string.Empty, call.Agent, command.Event.EventId, command.Stock, command.ReferenceNo, detail);
    }

    private static HkdlOrder Number(HkdlOrder order, string number) => order with
    {
        ReservationNo = number,
        Detail = order.Detail with
        {
            QrCode = $"8525514151{number}",
            ThirdPartyQRCodes = [CodesOf(order, number, group: 1), CodesOf(order, number, group: 2)],
        },
    };

    // The supplier gives one code per ticket of each bus company.
    private static HkdlCodesOfGroup CodesOf(HkdlOrder order, string number, int group) => new(
        string.Create(CultureInfo.InvariantCulture, $"busComp{group}"),
        [
            .. Enumerable.Range(1, order.Quantity).Select(rank =>
                string.Create(CultureInfo.InvariantCulture, $"QRCODE{group}_{number}{rank:000}")),
        ]);
}

/// <summary>A validated order request.</summary>
public sealed record HkdlOrderCommand(
    string RequestId, HkdlEvent Event, HkdlShow? Show, HkdlPickup Pickup, DateOnly PickupDay)
{
    public required string? GuestName { get; init; }

    public required string ReferenceNo { get; init; }

    public required string Stock { get; init; }

    public required IReadOnlyList<(HkdlTicket Ticket, int Quantity)> Items { get; init; }

    public int Quota(HkdlPolicy policy) => Show is null ? policy.DayQuota : policy.ShowQuota;

    /// <summary>
    /// Keeps the first item only, or half of a single item's quantity. Simulates a supplier that is short of stock.
    /// </summary>
    public HkdlOrderCommand Shorten() => this with
    {
        Items = Items is [var only] ? [(only.Ticket, Math.Max(1, only.Quantity / 2))] : [Items[0]],
    };
}
