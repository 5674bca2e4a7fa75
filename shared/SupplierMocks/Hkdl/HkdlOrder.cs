namespace Serverless.SupplierMocks.Hkdl;

/// <summary>State of an order.</summary>
public enum HkdlState
{
    Completed,
    CancelPending,
    Cancelled,
    CancelDeclined,
}

public sealed record HkdlItem(HkdlText Name, string TicketCode, int Quantity, decimal SubtotalAmount);

/// <summary>QR codes of one group. The first member's name is misspelt because the supplier misspells it.</summary>
public sealed record HkdlCodesOfGroup(string QrCodeGroupDescrption, IReadOnlyList<string> QrCode);

/// <summary>Contents of an order at the time of sale.</summary>
public sealed record HkdlDetail(
    decimal TotalAmount, string QrCode, IReadOnlyList<HkdlCodesOfGroup> ThirdPartyQRCodes, string TransactionDate,
    string? GuestName, HkdlText Event, HkdlText Remark, string? ShowDateTime, HkdlText PickupMethod, string PickupDate,
    IReadOnlyList<HkdlItem> Items);

/// <summary>A sold order. A pending cancellation ends by time alone.</summary>
/// <param name="Stock">Key of the stock that the tickets come from.</param>
public sealed record HkdlOrder(
    string ReservationNo, string Agent, string EventId, string Stock, string ReferenceNo, HkdlDetail Detail)
{
    /// <summary>Time of the decision on the cancellation; null without a request to cancel.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public bool IsDeclined { get; init; }

    public string VoucherNo => $"00123-{ReferenceNo}";

    public string EticketUrl => $"https://tickets.hkdl.example/eticket/{ReservationNo}";

    public int Quantity => Detail.Items.Sum(item => item.Quantity);

    public HkdlState StateAt(DateTimeOffset now) => DecidedAt switch
    {
        null => HkdlState.Completed,
        { } at when now < at => HkdlState.CancelPending,
        _ when IsDeclined => HkdlState.CancelDeclined,
        _ => HkdlState.Cancelled,
    };

    /// <summary>True unless the order is cancelled. A pending or declined cancellation keeps the order alive.</summary>
    public bool IsLive(DateTimeOffset now) => StateAt(now) != HkdlState.Cancelled;
}

/// <summary>Sold tickets of a show or a day. Returned tickets become available again at their time.</summary>
public sealed record HkdlStock(int Sold, IReadOnlyList<HkdlReturn> Returns)
{
    public static HkdlStock Full { get; } = new(0, []);

    public int Left(int quota, DateTimeOffset now) =>
        quota - Sold + Returns.Where(one => one.At <= now).Sum(one => one.Quantity);

    public HkdlStock Sell(int quantity, DateTimeOffset now) => new(
        Sold + quantity - Returns.Where(one => one.At <= now).Sum(one => one.Quantity),
        [.. Returns.Where(one => one.At > now)]);

    public HkdlStock Return(int quantity, DateTimeOffset at) =>
        this with { Returns = [.. Returns, new(at, quantity)] };
}

public sealed record HkdlReturn(DateTimeOffset At, int Quantity);
