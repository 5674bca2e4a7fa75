using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>Lists events, their shows, tickets and pickup methods.</summary>
public sealed class BrowseHkdl(HkdlCatalogue catalogue, IHkdlOrders orders, HkdlPolicy policy)
{
    public IReadOnlyList<HkdlEvent> ListEvents() => catalogue.Events;

    public async Task<Result<List<HkdlShow>>> ListShowsAsync(HkdlCall call, CancellationToken cancellationToken)
    {
        var message = call.Message;

        if (message.Text("eventId") is not { } id)
        {
            return HkdlCodes.ErrorOf("4101");
        }

        if (message.Text("fromDate") is not { } from || message.Text("toDate") is not { } to)
        {
            return HkdlCodes.ErrorOf("1005");
        }

        if (catalogue.FindEvent(id) is not { } of)
        {
            return HkdlCodes.ErrorOf("4101");
        }

        if (!of.IsDateSpecific)
        {
            return HkdlCodes.ErrorOf("4103");
        }

        if (!HkdlMessage.TryReadDay(from, out var first) || !HkdlMessage.TryReadDay(to, out var last) || first > last)
        {
            return HkdlCodes.ErrorOf("1005");
        }

        if (last.DayNumber - first.DayNumber > policy.SpanDaysMax)
        {
            return HkdlCodes.ErrorOf("1006");
        }

        var shows = catalogue.ListShows(of, first, last, call.LocalNow, policy.RollingDays).ToList();

        if (message.Text("qty") is not { } sent)
        {
            return shows;
        }

        if (HkdlMessage.ReadQuantity(sent) is not { } quantity)
        {
            return HkdlCodes.ErrorOf("1005");
        }

        var stock = await orders.ListStockAsync(cancellationToken);

        return shows.FindAll(show => stock.GetValueOrDefault($"show:{show.ShowId}", HkdlStock.Full)
            .Left(policy.ShowQuota, call.Now) >= quantity);
    }

    public Result<List<HkdlTicket>> ListTickets(HkdlCall call)
    {
        if (catalogue.FindEvent(call.Message.Text("eventId")) is not { } of)
        {
            return HkdlCodes.ErrorOf("4101");
        }

        var showId = call.Message.Text("showId");
        var show = catalogue.FindShow(showId, call.LocalNow, policy.RollingDays);
        var code = showId is null ? null
            : !of.IsDateSpecific ? "4201"
            : show is null ? "4203"
            : show.EventId != of.EventId ? "4204"
            : null;

        return code is null
            ? catalogue.Tickets.Where(ticket => ticket.EventId == of.EventId).ToList()
            : HkdlCodes.ErrorOf(code);
    }

    public Result<List<HkdlPickup>> ListPickups(HkdlCall call) =>
        catalogue.FindEvent(call.Message.Text("eventId")) is null
            ? HkdlCodes.ErrorOf("4101")
            : catalogue.Pickups.ToList();
}
