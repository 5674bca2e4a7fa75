using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Benchmarks.Load;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;

namespace Serverless.Benchmarks.Measures;

/// <summary>A platform, a floor and signed-up users for the measures.</summary>
internal sealed class Stage
{
    private readonly Client _client;
    private readonly string _admin;

    private Stage(PlatformChild platform, PlatformChild floor, Client client, string admin, string[] tokens) =>
        (Platform, Floor, _client, _admin, Tokens) = (platform, floor, client, admin, tokens);

    public PlatformChild Platform { get; }

    public PlatformChild Floor { get; }

    public string[] Tokens { get; }

    public static async Task<Stage> OpenAsync(PlatformChild platform, PlatformChild floor, Client client, int users)
    {
        var admin = await client.LogInAsync("admin@tiketi.gg", "admin123");
        var tokens = await Task.WhenAll(Enumerable.Range(0, users).Select(i => client.SignUpAsync($"bench{i}")));

        return new Stage(platform, floor, client, admin, tokens);
    }

    /// <summary>Publishes an event on sale with a seat layout and returns its id.</summary>
    public async Task<Guid> OpenEventAsync(int rows, int seatsPerRow, JsonObject? queue)
    {
        var layout = await _client.DemandAsync(HttpMethod.Post, "/api/v1/admin/layouts", _admin, new JsonObject
        {
            ["name"] = $"layout {rows} × {seatsPerRow}",
            ["sections"] = new JsonArray(new JsonObject
            {
                ["name"] = "A",
                ["rows"] = rows,
                ["seatsPerRow"] = seatsPerRow,
                ["price"] = 150_000,
            }),
        });
        var now = TimeProvider.System.GetUtcNow();
        var made = await _client.DemandAsync(HttpMethod.Post, "/api/v1/admin/events", _admin, new JsonObject
        {
            ["title"] = "Benchmark",
            ["venue"] = "Loopback",
            ["eventDate"] = Iso(now.AddDays(30)),
            ["saleStartDate"] = Iso(now.AddHours(-1)),
            ["saleEndDate"] = Iso(now.AddDays(29)),
            ["seatLayoutId"] = (string)layout["id"]!,
            ["queue"] = queue,
        });
        var id = (string)made["event"]!["id"]!;
        await _client.DemandAsync(HttpMethod.Post, $"/api/v1/admin/events/{id}/publish", _admin);

        return Guid.Parse(id);
    }

    public async Task<string[]> ListSeatsAsync(Guid performance)
    {
        var map = await _client.DemandAsync(HttpMethod.Get, $"/api/v1/seats/events/{performance}", null);

        return [.. map["seats"]!.AsArray().Select(seat => (string)seat!["id"]!)];
    }

    /// <summary>The schedules from tomorrow on, with their present fares.</summary>
    public async Task<IReadOnlyList<(int Id, int Fare)>> ListSchedulesAsync()
    {
        var today = KoreanTime.DayAt(TimeProvider.System.GetUtcNow())
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var listed = await _client.DemandAsync(HttpMethod.Get, "/api/admin/schedules", _admin);

        return
        [
            .. listed["schedules"]!.AsArray()
                .Where(row => string.CompareOrdinal((string)row!["flight_date"]!, today) > 0)
                .Select(row => ((int)row!["schedule_id"]!, Fare.Discounted(
                    (int)row["current_price"]!, (int?)row["discount_percentage"] ?? 0))),
        ];
    }

    private static string Iso(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
