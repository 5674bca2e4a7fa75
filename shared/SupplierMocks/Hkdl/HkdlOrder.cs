namespace Serverless.SupplierMocks.Hkdl;

/// <summary>How far an order has come.</summary>
public enum HkdlState
{
    Completed,
    CancelPending,
    Cancelled,
    CancelDeclined,
}

public sealed record HkdlItem(HkdlText Name, string TicketCode, int Quantity, decimal SubtotalAmount);

/// <summary>Codes of one group. The name of its first member is misspelt as the supplier misspells it.</summary>
public sealed record HkdlCodesOfGroup(string QrCodeGroupDescrption, IReadOnlyList<string> QrCode);

/// <summary>What an order holds, as it was when it was sold.</summary>
public sealed record HkdlDetail(
    decimal TotalAmount, string QrCode, IReadOnlyList<HkdlCodesOfGroup> ThirdPartyQRCodes, string TransactionDate,
    string? GuestName, HkdlText Event, HkdlText Remark, string? ShowDateTime, HkdlText PickupMethod, string PickupDate,
    IReadOnlyList<HkdlItem> Items);

/// <summary>A sold order. Time alone moves a cancellation that is under way to its end.</summary>
/// <param name="Stock">What its tickets were taken from.</param>
public sealed record HkdlOrder(
    string ReservationNo, string Agent, string EventId, string Stock, string ReferenceNo, HkdlDetail Detail)
{
    /// <summary>When the cancellation is decided; null when nobody asked for one.</summary>
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

    /// <summary>Whether it still stands, or may yet.</summary>
    public bool IsLive(DateTimeOffset now) => StateAt(now) != HkdlState.Cancelled;
}

/// <summary>
/// What has been sold of a show or a day, and what comes back at its time without anybody doing anything.
/// </summary>
public sealed record HkdlStock(int Sold, IReadOnlyList<HkdlReturn> Returns)
{
    public static HkdlStock Full { get; } = new(0, []);

    public int Left(int quota, DateTimeOffset now) =>
        quota - Sold + Returns.Where(one => one.At <= now).Sum(one => one.Quantity);

    public HkdlStock Take(int quantity, DateTimeOffset now) => new(
        Sold + quantity - Returns.Where(one => one.At <= now).Sum(one => one.Quantity),
        [.. Returns.Where(one => one.At > now)]);

    public HkdlStock GiveBack(int quantity, DateTimeOffset at) =>
        this with { Returns = [.. Returns, new(at, quantity)] };
}

public sealed record HkdlReturn(DateTimeOffset At, int Quantity);
