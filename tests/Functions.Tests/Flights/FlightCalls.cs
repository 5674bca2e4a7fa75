using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights;

/// <summary>Requests of passengers and administrators about flights.</summary>
internal static class FlightCalls
{
    public const string Flights = "/api/admin/flights";
    public const string WithSchedules = "/api/admin/flights-with-schedules";
    public const string Discounts = "/api/admin/discounts";

    private static int LastFlight = 100;
    private static int LastDay = 100;

    /// <summary>Today in Korea.</summary>
    public static DateOnly Today => KoreanTime.DayAt(TimeProvider.System.GetUtcNow());

    /// <summary>A day that no other test uses.</summary>
    public static DateOnly NextDay() => Today.AddDays(Interlocked.Increment(ref LastDay));

    /// <summary>A flight number that no other test uses.</summary>
    public static string NextFlight() =>
        string.Create(CultureInfo.InvariantCulture, $"TS{Interlocked.Increment(ref LastFlight)}");

    public static JsonObject Flight(string id, string from = "ICN", string to = "NRT") => new()
    {
        ["flight_id"] = id,
        ["departure_airport"] = from,
        ["arrival_airport"] = to,
        ["departure_time"] = "09:30",
        ["arrival_time"] = "12:15",
        ["aircraft"] = "Airbus A320",
        ["base_price"] = 320_000,
    };

    public static JsonObject Single(DateOnly day) => new() { ["date"] = Iso(day) };

    public static JsonObject Range(DateOnly first, DateOnly last) => new()
    {
        ["mode"] = "range",
        ["start_date"] = Iso(first),
        ["end_date"] = Iso(last),
    };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Task<Answer> AddAsync(this PlatformFixture platform, JsonObject flight, JsonObject schedule) =>
        platform.AdminAsync(HttpMethod.Post, WithSchedules, new JsonObject
        {
            ["flight"] = flight.DeepClone(),
            ["schedule"] = schedule.DeepClone(),
        });

    /// <summary>Adds one flight on one day and returns the id of its schedule.</summary>
    public static async Task<int> ScheduleAsync(
        this PlatformFixture platform, DateOnly day, int price = 320_000, int seats = 180, string? id = null,
        JsonObject? flight = null)
    {
        var schedule = Single(day);
        schedule["current_price"] = price;
        schedule["available_seats"] = seats;
        flight ??= Flight(id ?? NextFlight());
        var added = await platform.AddAsync(flight, schedule);
        Assert.Equal((201, ""), (added.Status, added.Status == 201 ? "" : added.Text));
        var listed = await platform.AdminAsync(HttpMethod.Get, "/api/admin/schedules");

        return listed.Body.GetProperty("schedules").EnumerateArray()
            .Single(row => row.GetProperty("flight_id").GetString() == (string)flight["flight_id"]!
                && row.GetProperty("flight_date").GetString() == Iso(day))
            .GetProperty("schedule_id").GetInt32();
    }

    public static Task<Answer> DiscountAsync(this PlatformFixture platform, int schedule, int percentage) =>
        platform.AdminAsync(HttpMethod.Post, Discounts, new JsonObject
        {
            ["schedule_id"] = schedule,
            ["discount_percentage"] = percentage,
        });

    public static Task<Answer> SearchAsync(
        this PlatformFixture platform, DateOnly day, string from = "ICN", string to = "NRT", string more = "") =>
        platform.GetAsync($"/api/flights/search?departure={from}&arrival={to}&date={Iso(day)}{more}");

    /// <summary>The one flight of a search.</summary>
    public static async Task<JsonElement> FindAsync(
        this PlatformFixture platform, DateOnly day, string from = "ICN", string to = "NRT")
    {
        var answer = await platform.SearchAsync(day, from, to);
        Assert.Equal(200, answer.Status);

        return Assert.Single(answer.Body.GetProperty("flights").EnumerateArray());
    }

    public static int Number(this JsonElement row, string name) => row.GetProperty(name).GetInt32();

    public static string? Text(this JsonElement row, string name) => row.GetProperty(name).GetString();
}
