using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Serverless.Functions.Flights;

/// <summary>The flights of a search; the members after the first two are there only when they were asked for.</summary>
internal sealed partial record FlightSearchResponse(IReadOnlyList<FlightRow> Flights, int Total)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Page { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Limit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalPages { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FlightRow>? ReturnFlights { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ReturnTotal { get; init; }

    // Quotes inside of texts are escaped, so this is in each row once and nowhere else.
    private static ReadOnlySpan<byte> InEachRow => "\"schedule_id\":"u8;

    /// <summary>The response of a plain search, made from its serialized rows without reading them.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> rows)
    {
        Span<byte> end = stackalloc byte[32];
        Utf8.TryWrite(end, $",\"total\":{rows.Count(InEachRow)}}}", out var endLength);

        return [.. "{\"flights\":"u8, .. rows, .. end[..endLength]];
    }

    public static FlightSearchResponse From(
        FlightSearch search, ReadOnlyMemory<byte> outbound, ReadOnlyMemory<byte>? back)
    {
        var flights = Select(search, outbound);
        var returning = back is { } rows ? Select(search, rows) : null;

        return new FlightSearchResponse(search.Page?.Cut(flights) ?? flights, flights.Length)
        {
            Page = search.Page?.Number,
            Limit = search.Page?.Size,
            TotalPages = search.Page?.CountOf(flights.Length),
            ReturnFlights = returning is null ? null : search.Page?.Cut(returning) ?? returning,
            ReturnTotal = returning?.Length,
        };
    }

    private static FlightRow[] Select(FlightSearch search, ReadOnlyMemory<byte> rows)
    {
        // Every aircraft has one class.
        if (search.Class != FlightSearch.Economy)
        {
            return [];
        }

        var flights = (JsonSerializer.Deserialize(rows.Span, FlightRowsJson.Default.IReadOnlyListFlightRow) ?? [])
            .Where(flight => flight.AvailableSeats >= search.Passengers);

        // The rows are in the order of their prices, which stays among equals.
        return
        [
            .. search.Order switch
            {
                "departure" => flights.OrderBy(flight => flight.DepartureTime),
                "arrival" => flights.OrderBy(flight => flight.ArrivalTime),
                "duration" => flights.OrderBy(flight => MinutesOf(flight.Duration)),
                _ => flights,
            },
        ];
    }

    private static int MinutesOf(string duration) =>
        Duration().Match(duration) is { Success: true } match
            ? (NumberOf(match.Groups[1]) * 60) + NumberOf(match.Groups[2])
            : int.MaxValue;

    private static int NumberOf(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,4})시간 (\d{1,4})분$")]
    private static partial Regex Duration();
}
