using System.Globalization;
using System.Text.Json;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>Checks the items and the pickup of an order. They run after the checks in HkdlOrderRules.</summary>
internal sealed class HkdlBasketRules(HkdlCatalogue catalogue, HkdlPolicy policy)
{
    public Result<HkdlOrderCommand> Check(
        HkdlCall call, HkdlEvent of, HkdlShow? show, string requestId, string reference)
    {
        var reading = ReadItems(call.Message.Items()!.Value, of);

        if (reading.IsError)
        {
            return reading.Error;
        }

        var total = reading.Value.Sum(item => (long)item.Quantity);

        if (total < of.MinTicket || total > of.MaxTicket)
        {
            return HkdlCodes.ErrorOf("4104");
        }

        var pickupId = call.Message.Text("pickupId");

        if (catalogue.Pickups.FirstOrDefault(one => $"{one.PickupId}" == pickupId) is not { } pickup)
        {
            return HkdlCodes.ErrorOf("4308");
        }

        if (total < pickup.MinQty)
        {
            return HkdlCodes.ErrorOf("4305");
        }

        var today = DateOnly.FromDateTime(call.LocalNow);
        var last = today.AddDays(pickup.PickupDelay + pickup.PickupPeriod);
        var day = last;

        if (call.Message.Text("pickupDate") is { } text
            && CheckPickup(text, show, today.AddDays(pickup.PickupDelay), last, out day) is { } code)
        {
            return HkdlCodes.ErrorOf(code);
        }

        return new HkdlOrderCommand(requestId, of, show, pickup, day)
        {
            GuestName = call.Message.Text("guestName"),
            ReferenceNo = reference,
            Items = reading.Value,
            Stock = show is null
                ? string.Create(CultureInfo.InvariantCulture, $"day:{of.EventId}:{today:yyyyMMdd}")
                : string.Create(CultureInfo.InvariantCulture, $"show:{show.ShowId}"),
        };
    }

    private string? CheckPickup(string text, HkdlShow? show, DateOnly first, DateOnly last, out DateOnly day) =>
        !HkdlMessage.TryReadDay(text, out day) ? "4303"
        : !policy.Strict ? null
        : show is not null && day > DateOnly.FromDateTime(show.StartsAt) ? "4302"
        : day < first || day > last ? "4303"
        : null;

    private Result<List<(HkdlTicket Ticket, int Quantity)>> ReadItems(JsonElement sent, HkdlEvent of)
    {
        if (sent.GetArrayLength() > policy.ItemCountMax)
        {
            return HkdlCodes.ErrorOf("1005", " - too many items");
        }

        var items = new List<(HkdlTicket Ticket, int Quantity)>();

        // The supplier checks all tickets before it checks any quantity.
        foreach (var item in sent.EnumerateArray())
        {
            var id = HkdlMessage.TextOf(item, "ticketId");

            if (catalogue.Tickets.FirstOrDefault(one => one.EventId == of.EventId && one.TicketId == id)
                is not { } ticket)
            {
                return HkdlCodes.ErrorOf("4401");
            }

            items.Add((ticket, HkdlMessage.ReadQuantity(HkdlMessage.TextOf(item, "qty")) ?? 0));
        }

        return items.Exists(item => item.Quantity < 1) ? HkdlCodes.ErrorOf("4505") : items;
    }
}
