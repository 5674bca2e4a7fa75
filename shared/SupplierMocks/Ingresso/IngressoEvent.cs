namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// Something to go to, or to take home, as the supplier's catalogue has it. What has a default can be set, because the
/// generated reader gives nothing to what can only be initialised.
/// </summary>
public sealed record IngressoEvent(
    string Id, string Name, string Source, string Venue, string City, double Latitude, double Longitude,
    IReadOnlyDictionary<string, string> Classes, IngressoSchedule Schedule,
    IReadOnlyList<IngressoTicketType> TicketTypes)
{
    /// <summary>Other ids that mean the same event.</summary>
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

    /// <summary>The higher, the further in front.</summary>
    public int Popularity { get; init; }

    public bool IsSeated { get; init; }

    public bool NeedsPerformance { get; set; } = true;

    public bool NeedsDuration { get; init; }

    public bool NeedsDepartureDate { get; init; }

    public bool ShowsTime { get; set; } = true;

    public bool IsAddOn { get; init; }

    public bool IsAutoQuantity { get; init; }

    /// <summary>Tickets that the event is said to be sold in.</summary>
    public int QuantityMax { get; set; } = 6;

    /// <summary>Tickets of one order; null for as many as that.</summary>
    public int? OrderMax { get; init; }

    public IReadOnlyList<string> Upsells { get; set; } = [];

    public IReadOnlyList<string> AddOns { get; set; } = [];

    /// <summary>Keys of its send methods, the usual one first.</summary>
    public IReadOnlyList<string> Send { get; set; } = [];

    /// <summary><c>any</c>, <c>contiguous</c>, or null where nobody chooses seats.</summary>
    public string? SeatChoice { get; init; }

    /// <summary>Whether one seat may be left alone: <c>always</c>, <c>never</c>, <c>if_necessary</c>.</summary>
    public string Singles { get; set; } = "if_necessary";

    public IReadOnlyDictionary<string, IngressoSeatNote> SeatNotes { get; set; } =
        new Dictionary<string, IngressoSeatNote>();

    /// <summary>Whoever asks for this seat gets nothing.</summary>
    public string? FailingSeat { get; init; }

    /// <summary>Whoever asks for this seat gets others.</summary>
    public string? MovedSeat { get; init; }

    /// <summary>Nothing can be reserved on this day of the week.</summary>
    public DayOfWeek? FailsOn { get; init; }

    /// <summary>On this day of the week the second and third ticket have a restricted view.</summary>
    public DayOfWeek? RestrictedOn { get; init; }

    /// <summary>A second line of the address with which a purchase fails.</summary>
    public string? FailingLine { get; init; }

    /// <summary>Different discounts in one order.</summary>
    public int? MixMax { get; init; }

    /// <summary>Ticket types that have only their usual discount on the first of a month.</summary>
    public IReadOnlyList<string> NoConcessionsOnFirst { get; set; } = [];

    public bool HasBarcodes { get; init; }

    public IngressoDetails? Details { get; init; }

    public int QuantityPerOrder => OrderMax ?? QuantityMax;
}

/// <summary>What there is to say of one seat.</summary>
public sealed record IngressoSeatNote(bool IsRestricted = false, string? Text = null);

public sealed record IngressoTicketType(string Code, string Name, IReadOnlyList<IngressoBand> Bands);

/// <summary>One price of a ticket type, its usual discount first.</summary>
public sealed record IngressoBand(string Code, IReadOnlyList<IngressoDiscount> Discounts)
{
    public const string Suffix = "/pool";

    public string? Name { get; init; }

    /// <summary>Seats that lie together, in the order in which they are sold; null for a stock without end.</summary>
    public IReadOnlyList<string>? Blocks { get; init; }

    /// <summary>What stands between row and column in a seat's id.</summary>
    public string Separator { get; set; } = string.Empty;

    public string SuffixedCode => Code + Suffix;

    public IngressoDiscount Usual => Discounts[0];
}

/// <summary>
/// What one ticket costs at a discount, in major units; and what it would cost without, where that is more.
/// </summary>
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

    /// <summary>In whole percent.</summary>
    public decimal SavingPercent => Saving == 0
        ? 0
        : Math.Round(100 * Saving / (UsualSeat + UsualFee), 0, MidpointRounding.AwayFromZero);
}

/// <summary>What only those hear of who ask for it.</summary>
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
