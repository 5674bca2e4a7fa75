using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights.Bookings;

/// <summary>Requests of passengers about bookings.</summary>
internal static class BookingCalls
{
    public const string Path = "/api/bookings";
    public const string Admin = "/api/admin/bookings";

    public static JsonObject Passenger(string name = "홍길동") => new()
    {
        ["name"] = name,
        ["nameEn"] = "HONG GILDONG",
        ["birth"] = "1990-01-01",
        ["gender"] = "M",
    };

    /// <summary>A booking as CloudJet's client sends it.</summary>
    public static JsonObject Booking(int schedule, long amount, int passengers = 1, params string[] seats) => new()
    {
        ["scheduleId"] = schedule,
        ["passengers"] = new JsonArray([.. Enumerable.Range(0, passengers).Select(_ => (JsonNode)Passenger())]),
        ["contactInfo"] = new JsonObject { ["email"] = "hong@example.com", ["phone"] = "01012345678" },
        ["paymentMethod"] = "card",
        ["totalAmount"] = amount,
        ["seats"] = new JsonArray([.. seats.Select(seat => (JsonNode)seat)]),
    };

    public static Task<string> UserAsync(this PlatformFixture platform) => platform.IssueAsync(AccountRole.User);

    public static Task<Answer> BookAsync(
        this PlatformFixture platform, JsonObject body, string? token = null, string? key = null) =>
        platform.Client.PostAsync(Path, body.ToJsonString(), token ?? platform.UserToken, key);

    /// <summary>Books and returns the number and the id.</summary>
    public static async Task<(string Number, int Id)> BookedAsync(
        this PlatformFixture platform, JsonObject body, string? token = null)
    {
        var answer = await platform.BookAsync(body, token);
        Assert.Equal((201, ""), (answer.Status, answer.Status == 201 ? "" : answer.Text));

        return (answer.Body.Text("booking_number")!, answer.Body.Number("booking_id"));
    }

    public static Task<Answer> CancelAsync(
        this PlatformFixture platform, string number, string? token = null, string? key = null) =>
        platform.Client.SendAsync(HttpMethod.Post, $"{Path}/{number}/cancel", token ?? platform.UserToken, null, key);

    public static async Task<JsonElement[]> MineAsync(this PlatformFixture platform, string token, string query = "")
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, Path + query, token);
        Assert.Equal(200, answer.Status);

        return [.. answer.Body.GetProperty("bookings").EnumerateArray()];
    }

    public static async Task<JsonElement> ShowAsync(this PlatformFixture platform, string number, string? token = null)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, $"{Path}/{number}", token ?? platform.UserToken);
        Assert.Equal(200, answer.Status);

        return answer.Body.GetProperty("booking");
    }

    public static async Task<string> OccupiedAsync(this PlatformFixture platform, int schedule)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, $"{Path}/occupied-seats/{schedule}");
        Assert.Equal(200, answer.Status);

        return string.Join(
            ' ', answer.Body.GetProperty("occupied_seats").EnumerateArray().Select(seat => seat.GetString()));
    }

    public static async Task<int> AvailableAsync(this PlatformFixture platform, DateOnly day)
    {
        var answer = await platform.SearchAsync(day);

        return answer.Body.GetProperty("flights").EnumerateArray().Sum(row => row.Number("available_seats"));
    }
}
