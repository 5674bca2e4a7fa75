namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// An event or product of the supplier's catalogue. Members with a default have a setter because the generated JSON
/// reader would overwrite an init-only default with null.
/// </summary>
public sealed record IngressoEvent(
    string Id, string Name, string Source, string Venue, string City, double Latitude, double Longitude,
    IReadOnlyDictionary<string, string> Classes, IngressoSchedule Schedule,
    IReadOnlyList<IngressoTicketType> TicketTypes)
{
    /// <summary>Other ids of the same event.</summary>
    public IReadOnlyList<string> Aliases { get; set; } = [];

    public string Type { get; set; } = "simple_ticket";

    public string Status { get; set; } = "live";

    public string Currency { get; set; } = "gbp";

    public string? Postcode { get; init; }

    public string? MainClass { get; init; }

    public string? VenueCode { get; init; }

    public string? EventCode { get; init; }

    public string? AreaCode { get; init; }

    public int? CriticReview { get; init; }

    public int? UserReview { get; init; }

    /// <summary>Minutes.</summary>
    public int? MinRunningTime { get; init; }

    public int? MaxRunningTime { get; init; }

    /// <summary>A higher value sorts first.</summary>
    public int Popularity { get; init; }

    public bool IsSeated { get; init; }

    public bool NeedsPerformance { get; set; } = true;

    public bool NeedsDuration { get; init; }

    public bool NeedsDepartureDate { get; init; }

    public bool ShowsTime { get; set; } = true;

    public bool IsAddOn { get; init; }

    public bool IsAutoQuantity { get; init; }

    /// <summary>Largest quantity that the event's data shows.</summary>
    public int QuantityMax { get; set; } = 6;

    /// <summary>Tickets per order; null for <see cref="QuantityMax"/>.</summary>
    public int? OrderMax { get; init; }

    /// <summary>What avail_details say of every price, from a cache; null to count the seats.</summary>
    public int? CachedAvailable { get; init; }

    public IReadOnlyList<string> Upsells { get; set; } = [];

    public IReadOnlyList<string> AddOns { get; set; } = [];

    /// <summary>Keys of the send methods; the default one is first.</summary>
    public IReadOnlyList<string> Send { get; set; } = [];

    /// <summary><c>any</c>, <c>contiguous</c>, or null when seats cannot be chosen.</summary>
    public string? SeatChoice { get; init; }

    /// <summary>Rule for leaving a single seat free: <c>always</c>, <c>never</c> or <c>if_necessary</c>.</summary>
    public string Singles { get; set; } = "if_necessary";

    public IReadOnlyDictionary<string, IngressoSeatNote> SeatNotes { get; set; } =
        new Dictionary<string, IngressoSeatNote>();

    /// <summary>A request for this seat fails. Lets clients test a failed reservation.</summary>
    public string? FailingSeat { get; init; }

    /// <summary>A request for this seat gets other seats. Lets clients test a partial match.</summary>
    public string? MovedSeat { get; init; }

    /// <summary>All reservations fail on this day of the week.</summary>
    public DayOfWeek? FailsOn { get; init; }

    /// <summary>On this day of the week the second and third ticket have a restricted view.</summary>
    public DayOfWeek? RestrictedOn { get; init; }

    /// <summary>A purchase fails when the second address line has this value.</summary>
    public string? FailingLine { get; init; }

    /// <summary>Number of different discounts per order.</summary>
    public int? MixMax { get; init; }

    /// <summary>Ticket types that have only their default discount on the first day of a month.</summary>
    public IReadOnlyList<string> NoConcessionsOnFirst { get; set; } = [];

    public bool HasBarcodes { get; init; }

    public IngressoDetails? Details { get; init; }

    public int QuantityPerOrder => OrderMax ?? QuantityMax;
}

/// <summary>Note about one seat.</summary>
public sealed record IngressoSeatNote(bool IsRestricted = false, string? Text = null);

public sealed record IngressoTicketType(string Code, string Name, IReadOnlyList<IngressoBand> Bands);

/// <summary>A price band of a ticket type; its default discount is first.</summary>
public sealed record IngressoBand(string Code, IReadOnlyList<IngressoDiscount> Discounts)
{
    public const string Suffix = "/pool";

    public string? Name { get; init; }

    /// <summary>Blocks of adjacent seats, in the order of sale; null for unlimited stock.</summary>
    public IReadOnlyList<string>? Blocks { get; init; }

    /// <summary>Separator between row and column in a seat id.</summary>
    public string Separator { get; set; } = string.Empty;

    public string SuffixedCode => Code + Suffix;

    public IngressoDiscount Usual => Discounts[0];
}

/// <summary>Price of one ticket at a discount, in major units, and the full price where it is higher.</summary>
public sealed record IngressoDiscount(string Code, string Name, decimal Seat, decimal Fee)
{
    public string? Semantic { get; init; }

    public decimal? FullSeat { get; init; }

    public decimal? FullFee { get; init; }

    public bool IsOffer => FullSeat is not null;

    public decimal Total => Seat + Fee;

    public decimal UsualSeat => FullSeat ?? Seat;

    public decimal UsualFee => FullFee ?? Fee;

    public decimal Saving => UsualSeat + UsualFee - Total;

    /// <summary>Saving in whole percent.</summary>
    public decimal SavingPercent => Saving == 0
        ? 0
        : Math.Round(100 * Saving / (UsualSeat + UsualFee), 0, MidpointRounding.AwayFromZero);
}

/// <summary>Details that are shown only on request.</summary>
public sealed record IngressoDetails
{
    public string? Info { get; init; }

    public string? InfoHtml { get; init; }

    public string? VenueInfo { get; init; }

    public string? VenueInfoHtml { get; init; }

    public string? Address { get; init; }

    public string? AddressHtml { get; init; }

    public IReadOnlyDictionary<string, IngressoText> Structured { get; set; } = new Dictionary<string, IngressoText>();

    public IReadOnlyList<IngressoMedia> Media { get; set; } = [];

    public IngressoVideo? Video { get; init; }

    public IReadOnlyList<IngressoReview> Reviews { get; set; } = [];
}

public sealed record IngressoText(string Name, string Value, string Html);

public sealed record IngressoMedia(string Name, string Host, string Path);

public sealed record IngressoVideo(string Host, string Path, int Width, int Height);

public sealed record IngressoReview(
    bool IsUser, string Author, string Title, string Body, string Lang, string Url, DateTimeOffset At, int Stars);
