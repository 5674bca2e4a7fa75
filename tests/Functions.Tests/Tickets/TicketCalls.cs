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

    public static Task<Answer> CheckInAsync(
        this PlatformFixture platform, string ticket, string? body = null, string? token = null, string? key = null) =>
        platform.Client.SendAsync(
            HttpMethod.Post, $"/tickets/{ticket}/check-in", token ?? platform.StaffToken,
            body is null ? null : Calls.Json(body), key);

    public static Task<Answer> ScanAsync(this PlatformFixture platform, string code, string gate = "A") =>
        platform.Client.PostAsync(
            "/api/v1/check-in",
            JsonSerializer.Serialize(new { code, gate }, JsonSerializerOptions.Web),
            platform.StaffToken);

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
