using System.Text.Json;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>Requests that issue, refund and check in tickets.</summary>
internal static class TicketCalls
{
    public static async Task<string[]> IssueAsync(this PlatformFixture platform, int quantity = 1)
    {
        var issued = await platform.Client.PostAsync(
            "/tickets/issue",
            $$"""
            {"theater_name":"CGV 강남","user_id":"user123","movie_title":"인터스텔라","price_krw":15000,
             "quantity":{{quantity}}}
            """);

        return [.. issued.Body.GetProperty("ticket_ids").EnumerateArray().Select(id => id.GetString()!)];
    }

    public static Task<Answer> RefundAsync(this PlatformFixture platform, params string[] ids) =>
        platform.Client.PostAsync(
        "/tickets/refund", $$"""{"ticket_ids":["{{string.Join("\",\"", ids)}}"]}""");

    public static async Task<string> CodeAsync(this PlatformFixture platform, string ticket, string? token = null) =>
        (await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{ticket}/code", token))
            .Body.GetProperty("code").GetString()!;

    /// <summary>The members of a scan at the theatre that shows the film of <see cref="IssueAsync"/>.</summary>
    public const string FilmPoint = "\"theater_name\":\"CGV 강남\",\"movie_title\":\"인터스텔라\"";

    /// <summary>Checks in by the ticket's id. <paramref name="event"/> is null for the film.</summary>
    public static Task<Answer> CheckInAsync(
        this PlatformFixture platform,
        string ticket,
        string body = "{}",
        string? token = null,
        string? key = null,
        string? @event = null) =>
        platform.Client.SendAsync(
            HttpMethod.Post, $"/tickets/{ticket}/check-in", token ?? platform.StaffToken,
            Calls.Json(At(body, @event)), key);

    /// <summary>Checks in by the code. <paramref name="event"/> is null for the film.</summary>
    public static Task<Answer> ScanAsync(
        this PlatformFixture platform, string code, string gate = "A", string? @event = null) =>
        platform.Client.PostAsync(
            "/api/v1/check-in",
            At(JsonSerializer.Serialize(new { code, gate }, JsonSerializerOptions.Web), @event),
            platform.StaffToken);

    /// <summary>The body with the members of a check-in point.</summary>
    public static string At(string body, string? @event) =>
        $"{body[..^1]}{(body == "{}" ? "" : ",")}{(@event is null ? FilmPoint : $"\"event_id\":\"{@event}\"")}}}";

    /// <summary>The tickets of a paid reservation.</summary>
    public static async Task<JsonElement[]> TicketsAsync(this EventFixture fixture, string token, string reservation)
    {
        var answer = await fixture.ShowAsync(token, $"/api/v1/reservations/{reservation}/tickets");
        Assert.Equal(200, answer.Status);

        return [.. answer.Body.GetProperty("tickets").EnumerateArray()];
    }

    public static string Ticket(this JsonElement row) => row.GetProperty("ticket_id").GetString()!;

    public static string Code(this JsonElement row) => row.GetProperty("code").GetString()!;
}
