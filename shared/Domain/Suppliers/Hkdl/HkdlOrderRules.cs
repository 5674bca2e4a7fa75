using System.Globalization;
using System.Text.Json;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Suppliers.Hkdl;

/// <summary>Every check of an order, in the supplier's order: the first that fails is the one that is told.</summary>
internal sealed class HkdlOrderRules(HkdlCatalogue catalogue, IHkdlOrders orders, HkdlPolicy policy)
{
    private static readonly string[] Languages = ["en_US", "zh_TW", "zh_CN"];

    public async Task<Outcome<HkdlWish>> CheckAsync(HkdlCall call, CancellationToken cancellationToken)
    {
        var message = call.Message;

        if (Bounded(message.Text("requestId")) is not { } requestId)
        {
            return HkdlCodes.Refuse("1005", " - missing requestId");
        }

        var of = catalogue.FindEvent(message.Text("eventId"));
        var code = of is null ? "4101"
            : message.Items() is null ? "1005"
            : message.Text("pickupId") is null ? "4308"
            : !Languages.Contains(message.Text("lang")) ? "4502"
            : await orders.HasRequestAsync(call.Agent, requestId, cancellationToken) ? "3001"
            : of.IsRestricted ? "4102"
            : null;

        if (code is not null)
        {
            return HkdlCodes.Refuse(code, code == "1005" ? " - missing items" : null);
        }

        var show = catalogue.FindShow(message.Text("showId"), call.LocalNow, policy.RollingDays);
        var showCode = CheckShow(of!, show, message.Text("showId"), call.LocalNow) ?? CheckGuest(of!, message);

        if (showCode is not null)
        {
            return HkdlCodes.Refuse(showCode);
        }

        if (Bounded(message.Text("referenceNo")) is not { } reference)
        {
            return HkdlCodes.Refuse("4504");
        }

        if (await orders.HasLiveReferenceAsync(call.Agent, reference, call.Now, cancellationToken))
        {
            return HkdlCodes.Refuse("4506");
        }

        return CheckBasket(call, of!, show, requestId, reference);
    }

    private string? CheckShow(HkdlEvent of, HkdlShow? show, string? showId, DateTime now) => (of.IsDateSpecific, showId) switch
    {
        (true, null) => "4202",
        (false, not null) => "4201",
        (false, null) => null,
        _ when show is null => "4203",
        _ when show.EventId != of.EventId => "4204",
        _ when policy.Strict && show.StartsAt <= now => "4206",
        _ when policy.Strict && show.CutoffAt <= now => "4207",
        _ => null,
    };

    private string? CheckGuest(HkdlEvent of, HkdlMessage message) => message.Text("guestName") switch
    {
        null when of.ReqGuestName == "Y" => "4501",
        { } name when name.Length > policy.TextLengthMax => "4501",
        _ => null,
    };

    private Outcome<HkdlWish> CheckBasket(
        HkdlCall call, HkdlEvent of, HkdlShow? show, string requestId, string reference)
    {
        var reading = ReadItems(call.Message.Items()!.Value, of);

        if (reading.IsRefused)
        {
            return reading.Refusal;
        }

        var total = reading.Value.Sum(item => (long)item.Quantity);

        if (total < of.MinTicket || total > of.MaxTicket)
        {
            return HkdlCodes.Refuse("4104");
        }

        var pickupId = call.Message.Text("pickupId");

        if (catalogue.Pickups.FirstOrDefault(one => $"{one.PickupId}" == pickupId) is not { } pickup)
        {
            return HkdlCodes.Refuse("4308");
        }

        if (total < pickup.MinQty)
        {
            return HkdlCodes.Refuse("4305");
        }

        var today = DateOnly.FromDateTime(call.LocalNow);
        var last = today.AddDays(pickup.PickupDelay + pickup.PickupPeriod);
        var day = last;

        if (call.Message.Text("pickupDate") is { } text
            && CheckPickup(text, show, today.AddDays(pickup.PickupDelay), last, out day) is { } code)
        {
            return HkdlCodes.Refuse(code);
        }

        return new HkdlWish(requestId, of, show, pickup, day)
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

    private Outcome<List<(HkdlTicket Ticket, int Quantity)>> ReadItems(JsonElement sent, HkdlEvent of)
    {
        if (sent.GetArrayLength() > policy.ItemCountMax)
        {
            return HkdlCodes.Refuse("1005", " - too many items");
        }

        var items = new List<(HkdlTicket Ticket, int Quantity)>();

        // All tickets are looked at before any quantity, as the supplier does.
        foreach (var item in sent.EnumerateArray())
        {
            var id = HkdlMessage.TextOf(item, "ticketId");

            if (catalogue.Tickets.FirstOrDefault(one => one.EventId == of.EventId && one.TicketId == id) is not { } ticket)
            {
                return HkdlCodes.Refuse("4401");
            }

            items.Add((ticket, HkdlMessage.ReadQuantity(HkdlMessage.TextOf(item, "qty")) ?? 0));
        }

        return items.Exists(item => item.Quantity < 1) ? HkdlCodes.Refuse("4505") : items;
    }

    private string? Bounded(string? text) => text?.Length <= policy.TextLengthMax ? text : null;
}
