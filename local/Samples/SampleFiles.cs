using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Local.Samples;

/// <summary>Reads the embedded sample files. A performance's key is its file's name.</summary>
internal static class SampleFiles
{
    private const string Folder = "on-sale/";

    public static IReadOnlyList<AccountFile> ReadAccounts() =>
        Read("accounts.json", SampleJson.Default.IReadOnlyListAccountFile);

    public static IReadOnlyList<LayoutFile> ReadLayouts() =>
        Read("layouts.json", SampleJson.Default.IReadOnlyListLayoutFile);

    /// <summary>Performances by key, in the order of their keys.</summary>
    public static IReadOnlyList<(string Key, PerformanceFile File)> ReadPerformances() =>
    [
        .. typeof(SampleFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[Folder.Length..], Read(name, SampleJson.Default.PerformanceFile))),
    ];

    public static IReadOnlyList<TicketFile> ReadTickets() =>
        Read("tickets.json", SampleJson.Default.IReadOnlyListTicketFile);

    public static FlightsFile ReadFlights() => Read("flights.json", SampleJson.Default.FlightsFile);

    private static T Read<T>(string name, JsonTypeInfo<T> json)
    {
        using var stream = typeof(SampleFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{name} is not embedded.");

        return JsonSerializer.Deserialize(stream, json) ?? throw new InvalidDataException($"{name} is empty.");
    }
}

internal sealed record AccountFile(
    SampleRole Role, string Name, string Email, string Password, string Phone, DateOnly BirthDate)
{
    public override string ToString() => $"{nameof(AccountFile)} {{ Email = {Email} }}";
}

/// <summary>Role of a sample account. The collector buys the performance that is shown as sold out.</summary>
public enum SampleRole
{
    Admin,
    Collector,

    /// <summary>Staff that checks tickets in.</summary>
    Staff,
    User,
}

internal sealed record LayoutFile(string Name, string? Description, IReadOnlyList<SectionFile> Sections);

internal sealed record SectionFile(string Name, int Rows, int SeatsPerRow, long Price, int StartRow);

internal sealed record PerformanceFile(string Title, string Venue, WhenFile Show, WhenFile SaleStart, WhenFile SaleEnd)
{
    public string? Description { get; init; }

    public string? Address { get; init; }

    public string? ArtistName { get; init; }

    /// <summary>Name of a layout in layouts.json.</summary>
    public string? Layout { get; init; }

    /// <summary>Null when all tickets are numbered seats.</summary>
    public IReadOnlyList<TicketTypeFile>? TicketTypes { get; init; }

    public QueueFile? Queue { get; init; }

    /// <summary>True to buy all tickets when the samples are loaded.</summary>
    public bool IsSoldOut { get; init; }
}

/// <summary>A time in Seoul, some days after the load.</summary>
internal sealed record WhenFile(int Day, TimeOnly Time)
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    public DateTimeOffset From(DateTimeOffset loadedAt) =>
        new(DateOnly.FromDateTime(loadedAt.ToOffset(Seoul).Date).AddDays(Day), Time, Seoul);
}

internal sealed record TicketTypeFile(string Name, string? Description, long Price, int Quantity);

internal sealed record QueueFile(int Threshold, int RatePerSecond);

/// <summary>An order of film tickets, one per id, with the price per ticket in won.</summary>
internal sealed record TicketFile(
    string TheaterName, string UserId, string MovieTitle, int Price, string? Memo, IReadOnlyList<Guid> Ids);

/// <summary>Airlines, aircraft and the flights that go every day.</summary>
internal sealed record FlightsFile(
    IReadOnlyList<AirlineFile> Airlines,
    IReadOnlyList<AircraftFile> Aircraft,
    IReadOnlyList<FlightFile> Flights,
    IReadOnlyList<FlightDiscountFile> Discounts);

internal sealed record AirlineFile(string Code, string Name, string Country);

internal sealed record AircraftFile(string Name, string Manufacturer, int Seats);

/// <summary>A flight with its usual price in won; without seats it has those of its aircraft.</summary>
internal sealed record FlightFile(string Id, string From, string To, TimeOnly Departure, TimeOnly Arrival)
{
    public required string Airline { get; init; }

    public required string Aircraft { get; init; }

    public required string Duration { get; init; }

    public required int BasePrice { get; init; }

    public int? Seats { get; init; }
}

/// <summary>A discount of a flight, some days after the load.</summary>
internal sealed record FlightDiscountFile(string Flight, int Day, int Percentage);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(IReadOnlyList<AccountFile>))]
[JsonSerializable(typeof(IReadOnlyList<LayoutFile>))]
[JsonSerializable(typeof(PerformanceFile))]
[JsonSerializable(typeof(FlightsFile))]
[JsonSerializable(typeof(IReadOnlyList<TicketFile>))]
internal sealed partial class SampleJson : JsonSerializerContext;
