namespace Serverless.SupplierMocks.Hkdl;

/// <summary>A text in English, traditional and simplified Chinese.</summary>
public sealed record HkdlText(string En, string Tc, string Sc);

public sealed record HkdlEvent(
    string EventId, HkdlText Name, HkdlText Remark, string EventType, string OrderType, string ReqGuestName,
    string Cancellable, int MinTicket, int MaxTicket, int Seq)
{
    public bool IsRestricted { get; init; }

    /// <summary>True when the event is sold per show.</summary>
    public bool IsDateSpecific => EventType == "S";
}

public sealed record HkdlTicket(
    string EventId, string TicketId, HkdlText Name, HkdlText TicketType, decimal TicketPrice, int Seq,
    string TicketCode);

public sealed record HkdlPickup(
    int PickupId, HkdlText Name, int MinQty, int PickupDelay, int PickupPeriod, string CutoffTime, int Seq);

/// <summary>A show on one day. Times are in the supplier's time zone.</summary>
public sealed record HkdlShow(int ShowId, string EventId, DateTime StartsAt, DateTime CutoffAt);

/// <summary>The catalogue: the supplier's sample data, plus one show per coming day.</summary>
public sealed record HkdlCatalogue(
    IReadOnlyList<HkdlEvent> Events,
    IReadOnlyList<HkdlTicket> Tickets,
    IReadOnlyList<HkdlPickup> Pickups,
    IReadOnlyList<HkdlShow> Shows)
{
    private const int RollingIdFirst = 1001;
    private static readonly DateOnly RollingFirst = new(2025, 1, 1);
    private static readonly TimeOnly OpensAt = new(10, 0);
    private static readonly TimeOnly CutoffAt = new(16, 0);

    public HkdlEvent? FindEvent(string? id) => Events.FirstOrDefault(one => one.EventId == id);

    /// <summary>A show's id is counted from a fixed day, so it does not change as days pass.</summary>
    public HkdlShow? FindShow(string? id, DateTime now, int rollingDays)
    {
        if (!int.TryParse(id, out var number))
        {
            return null;
        }

        var last = IdOf(DateOnly.FromDateTime(now).AddDays(rollingDays));

        return Shows.FirstOrDefault(show => show.ShowId == number)
            ?? (number >= RollingIdFirst && number <= last
                ? RollingOn(RollingFirst.AddDays(number - RollingIdFirst))
                : null);
    }

    /// <summary>Lists the shows of an event between two days, inclusive.</summary>
    public IEnumerable<HkdlShow> ListShows(HkdlEvent of, DateOnly from, DateOnly to, DateTime now, int rollingDays)
    {
        var today = DateOnly.FromDateTime(now);
        var rolling = Enumerable.Range(1, rollingDays).Select(days => RollingOn(today.AddDays(days)));

        return Shows.Concat(rolling).Where(show => show.EventId == of.EventId
            && DateOnly.FromDateTime(show.StartsAt) >= from
            && DateOnly.FromDateTime(show.StartsAt) <= to);
    }

    private HkdlShow RollingOn(DateOnly day) => new(
        IdOf(day), Events.First(one => one.IsDateSpecific).EventId,
        day.ToDateTime(OpensAt), day.AddDays(-1).ToDateTime(CutoffAt));

    private static int IdOf(DateOnly day) => RollingIdFirst + day.DayNumber - RollingFirst.DayNumber;
}
