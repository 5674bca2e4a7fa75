using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Requests of the gateway contract, and the members of its responses.</summary>
internal static class GatewayCalls
{
    public const string Join = "/api/v1/queue/join";
    public const string Create = "/api/v1/reservations/create";

    public static Task<Answer> JoinAsync(
        this PlatformFixture platform,
        string performance,
        string? token = null,
        string? user = null,
        string? key = null)
    {
        var body = new JsonObject { ["event_id"] = performance };

        if (user is not null)
        {
            body["user_id"] = user;
        }

        return platform.Client.PostAsync(Join, body.ToJsonString(), token, key);
    }

    /// <summary>Joins as a guest without a token, user id or key, and returns the waiting token.</summary>
    public static async Task<string> JoinAsGuestAsync(this PlatformFixture platform, string performance)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Join)
        {
            Content = Calls.Json(new JsonObject { ["event_id"] = performance }.ToJsonString()),
        };
        var joined = await platform.Client.ReadAsync(request);
        Assert.Equal(202, joined.Status);

        return joined.Token();
    }

    /// <summary>The state of the queue entry that the waiting token stands for.</summary>
    public static Task<Answer> ShowEntryAsync(this PlatformFixture platform, string token) =>
        platform.Client.SendAsync(HttpMethod.Get, $"/api/v1/queue/status?token={Uri.EscapeDataString(token)}");

    public static Task<Answer> EnterAsync(this PlatformFixture platform, string token) => platform.Client.PostAsync(
        "/api/v1/queue/enter", new JsonObject { ["waiting_token"] = token }.ToJsonString());

    public static Task<Answer> LeaveAsync(this PlatformFixture platform, string token) => platform.Client.SendAsync(
        HttpMethod.Delete, $"/api/v1/queue/leave?token={Uri.EscapeDataString(token)}");

    public static string Token(this Answer joined) => joined.Body.GetProperty("waiting_token").GetString()!;

    /// <summary>The error code of the gateway contract.</summary>
    public static string Code(this Answer answer) => answer.Body.GetProperty("error").GetProperty("code").GetString()!;

    public static string ErrorMessage(this Answer answer) =>
        answer.Body.GetProperty("error").GetProperty("message").GetString()!;

    /// <summary>The subject of the token.</summary>
    public static string SubjectOf(string token) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement.GetProperty("sub").GetString()!;

    public static Task<Answer> CreateAsync(
        this EventFixture fixture,
        string token,
        string[] seats,
        string? key = null,
        string? pass = null,
        long? price = null) =>
        fixture.CreateAsync(token, Command(fixture.Id, seats, pass, price), key);

    public static Task<Answer> CreateAsync(
        this EventFixture fixture, string token, JsonObject command, string? key = null) =>
        fixture.Client.PostAsync(Create, command.ToJsonString(), token, key);

    public static JsonObject Command(string performance, string[] seats, string? pass = null, long? price = null)
    {
        var command = new JsonObject
        {
            ["event_id"] = performance,
            ["seat_ids"] = new JsonArray([.. seats.Select(seat => (JsonNode)seat)]),
            ["quantity"] = seats.Length,
            ["total_price"] = price ?? 120_000,
        };

        if (pass is not null)
        {
            command["reservation_token"] = pass;
        }

        return command;
    }

    public static string Reservation(this Answer created) => created.Body.GetProperty("reservation_id").GetString()!;

    public static string Status(this Answer answer) => answer.Body.GetProperty("status").GetString()!;

    public static Task<Answer> ReadAsync(this EventFixture fixture, string token, string reservation) =>
        fixture.ShowAsync(token, $"/api/v1/reservations/{reservation}");

    /// <summary>The id of the same reservation in the other API contract.</summary>
    public static string OtherId(string reservation) =>
        reservation.StartsWith("rsv_", StringComparison.Ordinal)
            ? Guid.ParseExact(reservation["rsv_".Length..], "N").ToString()
            : $"rsv_{Guid.ParseExact(reservation, "D"):N}";
}
