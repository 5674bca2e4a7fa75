using System.Text.Json;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using static Serverless.Functions.Tests.Tickets.TicketReading;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>The codes of tickets, and the users who may read them.</summary>
[Collection(PlatformTests.Name)]
public sealed class TicketCodesOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Returns_the_code_of_a_film_ticket_and_does_not_change_the_ticket()
    {
        var id = (await platform.IssueAsync())[0];

        var shown = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{id}/code");
        var ticket = await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{id}");
        var claims = ClaimsOf(shown.Body.GetProperty("code").GetString()!);

        Assert.Equal(200, shown.Status);
        Assert.Equal(
            ["ticket_id", "kind", "show", "place", "code", "key_id"],
            shown.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            (id, "film", "인터스텔라", "CGV 강남"),
            (Text(shown.Body, "ticket_id"), Text(shown.Body, "kind"), Text(shown.Body, "show"),
                Text(shown.Body, "place")));
        Assert.Equal(["jti", "kind", "show", "place", "iat"], claims.EnumerateObject().Select(member => member.Name));
        Assert.Equal((id, "film"), (Text(claims, "jti"), Text(claims, "kind")));
        Assert.DoesNotContain("user123", claims.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            ["id", "theater_name", "user_id", "movie_title", "price_krw", "status", "memo"],
            ticket.Body.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Only_the_owner_and_the_staff_list_the_tickets_of_a_paid_reservation()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var reservation = (await fixture.BuyAsync(token, fixture.Seats[1], fixture.Seats[2])).Id();

        var mine = await fixture.TicketsAsync(token, reservation);
        var staffs = await fixture.TicketsAsync(platform.StaffToken, reservation);
        var byOtherId = await fixture.TicketsAsync(token, $"rsv_{Guid.Parse(reservation):N}");
        var path = $"/api/v1/reservations/{reservation}/tickets";
        var others = await fixture.ShowAsync(await fixture.UserAsync(), path);
        var codes = await Task.WhenAll(((string?[])[token, platform.StaffToken, null, await fixture.UserAsync()])
            .Select(reader => platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{mine[0].Ticket()}/code", reader)));

        Assert.Equal([$"{reservation}-1", $"{reservation}-2"], mine.Select(TicketCalls.Ticket));
        Assert.Equal(["A-1-2", "A-1-3"], mine.Select(row => Text(row, "place")).Order());
        Assert.All(mine, row => Assert.Equal(("seat", fixture.Id), (Text(row, "kind"), Text(row, "show"))));
        Assert.All(mine, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("admitted_at").ValueKind));
        Assert.Equal(mine.Select(TicketCalls.Ticket), staffs.Select(TicketCalls.Ticket));
        Assert.Equal(mine.Select(TicketCalls.Ticket), byOtherId.Select(TicketCalls.Ticket));
        Assert.Equal((404, "tickets.unknown-reservation"), (others.Status, others.Reason));
        Assert.Equal([200, 200, 404, 404], codes.Select(code => code.Status));
        Assert.Equal(mine[0].Ticket(), Text(ClaimsOf(mine[0].Code()), "jti"));
        Assert.Equal(
            404, (await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{mine[0].Ticket()}", token)).Status);
    }

    [Fact]
    public async Task Lists_unnumbered_tickets_under_the_name_of_their_type()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var ordered = (await fixture.OrderAsync(token, (fixture.Standing, 2), (fixture.Vip, 1))).Body
            .GetProperty("reservation");
        var path = $"/api/v1/reservations/{ordered.Id()}/tickets";
        var unpaid = await fixture.ShowAsync(token, path);
        await fixture.CreateIntentAsync(token, ordered.Id(), ordered.GetProperty("totalAmount").GetInt64());
        var asked = await fixture.ShowAsync(token, path);
        await fixture.ConfirmAsync(token, ordered.Id());

        var tickets = await fixture.TicketsAsync(token, ordered.Id());

        Assert.Equal((409, "tickets.not-paid"), (unpaid.Status, unpaid.Reason));
        unpaid.IsProblemIn(ApiContract.Tiketi);
        Assert.Equal((409, "tickets.not-paid"), (asked.Status, asked.Reason));
        Assert.Equal(3, tickets.Length);
        Assert.All(tickets, row => Assert.Equal("entry", Text(row, "kind")));
        Assert.Equal(2, tickets.GroupBy(row => Text(row, "place")).Count());
    }

    [Fact]
    public async Task Rejects_the_code_of_a_refunded_ticket()
    {
        var film = (await platform.IssueAsync())[0];
        await platform.RefundAsync(film);
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var reservation = (await fixture.BuyAsync(token, fixture.Seats[0])).Id();
        await fixture.CancelAsync(token, reservation);

        var answers = new[]
        {
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{film}/code"),
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{film}/qr.png"),
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{film}/qr.svg"),
            await platform.Client.SendAsync(HttpMethod.Get, $"/tickets/{reservation}-1/code", token),
            await platform.Client.SendAsync(HttpMethod.Get, $"/api/v1/reservations/{reservation}/tickets", token),
        };

        Assert.All(answers, answer => Assert.Equal((409, "tickets.refunded"), (answer.Status, answer.Reason)));
    }

    [Theory]
    [InlineData("/tickets/nonsense/code", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/code", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}-1/code", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.svg?size=200", 404, "tickets.unknown-ticket")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png?size=199", 400, "tickets.bad-field")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.svg?size=1001", 400, "tickets.bad-field")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png?size=big", 400, "request.bad-number")]
    [InlineData($"/tickets/{Calls.UnknownId}/qr.png?size=200&size=300", 400, "request.repeated-parameter")]
    public async Task Rejects_unknown_tickets_and_invalid_sizes(string path, int status, string reason)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path);

        Assert.Equal((status, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Movie);
    }
}
