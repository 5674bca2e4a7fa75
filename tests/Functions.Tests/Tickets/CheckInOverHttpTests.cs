using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Tickets;

[Collection(PlatformTests.Name)]
public sealed class CheckInOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task A_second_check_in_returns_time_and_gate_of_the_first()
    {
        var id = (await platform.IssueAsync())[0];

        var first = await platform.CheckInAsync(id, """{"gate":"북문 3","scanner":"handheld-7"}""");
        var second = await platform.CheckInAsync(id, """{"gate":"B"}""");
        var bare = await platform.CheckInAsync(id);

        Assert.Equal(200, first.Status);
        Assert.Equal(
            ["ticket_id", "admitted", "admitted_at", "gate", "scanner", "kind", "show", "place"],
            first.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal((id, true), (Text(first, "ticket_id"), first.Body.GetProperty("admitted").GetBoolean()));
        Assert.Equal(("북문 3", "handheld-7"), (Text(first, "gate"), Text(first, "scanner")));
        Assert.True(DateTimeOffset.TryParse(Text(first, "admitted_at"), CultureInfo.InvariantCulture, out _));

        foreach (var late in (Answer[])[second, bare])
        {
            Assert.Equal((409, "tickets.already-admitted"), (late.Status, late.Reason));
            late.IsProblemIn(ApiContract.Movie);
            Assert.False(late.Body.GetProperty("admitted").GetBoolean());
            Assert.Equal(Text(first, "admitted_at"), Text(late, "admitted_at"));
            Assert.Equal(("북문 3", "handheld-7"), (Text(late, "gate"), Text(late, "scanner")));
        }
    }

    [Fact]
    public async Task Replays_the_response_to_the_same_request_only()
    {
        var id = (await platform.IssueAsync())[0];
        var key = new IdSource(TimeProvider.System).Next().ToString();
        var colleague = await platform.IssueAsync(AccountRole.Staff);

        var first = await platform.CheckInAsync(id, """{"gate":"A"}""", key: key);
        var replay = await platform.CheckInAsync(id, """{"gate":"A"}""", key: key);
        var otherGate = await platform.CheckInAsync(id, """{"gate":"B"}""", key: key);
        var otherKey = await platform.CheckInAsync(id, """{"gate":"A"}""");
        var otherStaff = await platform.CheckInAsync(id, """{"gate":"A"}""", colleague, key);

        Assert.Equal((200, first.Text), (replay.Status, replay.Text));
        Assert.Equal([409, 409, 409], ((Answer[])[otherGate, otherKey, otherStaff]).Select(answer => answer.Status));
    }

    [Fact]
    public async Task Concurrent_check_ins_admit_a_ticket_once()
    {
        var id = (await platform.IssueAsync())[0];
        var code = await platform.CodeAsync(id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(index => index % 2 == 0
            ? platform.CheckInAsync(id, $$"""{"gate":"{{index}}"}""")
            : platform.ScanAsync(code, $"{index}")));

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(49, answers.Count(answer => answer.Status == 409));
        Assert.All(answers, answer => Assert.Equal(Text(winner, "gate"), Text(answer, "gate")));
    }

    [Fact]
    public async Task Validates_the_code_sent_with_a_ticket_id()
    {
        var ids = await platform.IssueAsync(2);
        var (mine, others) = (await platform.CodeAsync(ids[0]), await platform.CodeAsync(ids[1]));

        var invalid = await platform.CheckInAsync(ids[0], $$"""{"code":"{{mine[..^6]}}AAAAAA"}""");
        var wrong = await platform.CheckInAsync(ids[0], $$"""{"code":"{{others}}"}""");
        var right = await platform.CheckInAsync(
            ids[0], $$"""{"code":" {{mine}}\n"}""".Replace("\n", "\\n", StringComparison.Ordinal));

        Assert.Equal((400, "tickets.bad-code"), (invalid.Status, invalid.Reason));
        Assert.Equal((400, "tickets.other-ticket"), (wrong.Status, wrong.Reason));
        Assert.Equal(200, right.Status);
    }

    [Fact]
    public async Task Checks_in_seats_by_their_codes()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var reservation = (await fixture.BuyAsync(token, fixture.Seats[0], fixture.Seats[1])).Id();
        var tickets = await fixture.TicketsAsync(token, reservation);

        var first = await platform.ScanAsync(tickets[0].Code(), "East", fixture.Id);
        var second = await platform.ScanAsync(tickets[1].Code(), "West", fixture.Id);
        var again = await platform.ScanAsync(tickets[0].Code(), "West", fixture.Id);
        var byId = await platform.CheckInAsync(tickets[1].Ticket(), @event: fixture.Id);
        var listed = await fixture.TicketsAsync(token, reservation);

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.Equal((tickets[0].Ticket(), "seat", fixture.Id),
            (Text(first, "ticket_id"), Text(first, "kind"), Text(first, "show")));
        Assert.Equal((409, "East"), (again.Status, Text(again, "gate")));
        Assert.Equal((409, "West"), (byId.Status, Text(byId, "gate")));
        Assert.Equal(["East", "West"], listed.Select(row => row.GetProperty("gate").GetString()));
        Assert.Equal(Text(first, "admitted_at"), listed[0].GetProperty("admitted_at").GetString());
    }

    [Fact]
    public async Task Rejects_refunded_unpaid_and_unknown_tickets()
    {
        var film = (await platform.IssueAsync())[0];
        var filmCode = await platform.CodeAsync(film);
        await platform.RefundAsync(film);
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var cancelled = (await fixture.BuyAsync(token, fixture.Seats[0])).Id();
        var seatCode = (await fixture.TicketsAsync(token, cancelled))[0].Code();
        await fixture.CancelAsync(token, cancelled);
        var held = (await fixture.HoldAsync(token, fixture.Seats[1])).Body.GetProperty("reservation");
        var asked = (await fixture.HoldAsync(token, fixture.Seats[2])).Body.GetProperty("reservation");
        await fixture.CreateIntentAsync(token, asked.Id(), asked.GetProperty("totalAmount").GetInt64());
        var bought = (await fixture.BuyAsync(token, fixture.Seats[3])).Id();

        (Answer Answer, int Status, string Reason)[] expected =
        [
            (await platform.CheckInAsync(film), 409, "tickets.refunded"),
            (await platform.ScanAsync(filmCode), 409, "tickets.refunded"),
            (await platform.ScanAsync(seatCode, @event: fixture.Id), 409, "tickets.refunded"),
            (await platform.CheckInAsync($"{held.Id()}-1", @event: fixture.Id), 404, "tickets.unknown-ticket"),
            (await platform.CheckInAsync($"{asked.Id()}-1", @event: fixture.Id), 409, "tickets.not-paid"),
            (await platform.CheckInAsync($"{bought}-2", @event: fixture.Id), 404, "tickets.unknown-ticket"),
            (await platform.CheckInAsync(bought, @event: fixture.Id), 404, "tickets.unknown-ticket"),
        ];

        Assert.All(expected, one => Assert.Equal((one.Status, one.Reason), (one.Answer.Status, one.Answer.Reason)));
    }

    [Fact]
    public async Task Rejects_tickets_of_a_cancelled_performance()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var reservation = (await fixture.BuyAsync(token, fixture.Seats[0])).Id();
        await platform.Client.SendAsync(
            HttpMethod.Post, $"/api/v1/admin/events/{fixture.Id}/cancel", platform.AdminToken);

        var answer = await platform.CheckInAsync($"{reservation}-1", @event: fixture.Id);

        Assert.Equal((409, "tickets.called-off"), (answer.Status, answer.Reason));
    }

    private const string Point = $"{{{TicketCalls.FilmPoint}}}";

    public static TheoryData<string, string, int, string> InvalidScans => new()
    {
        { $"/tickets/{Calls.UnknownId}/check-in", Point, 404, "tickets.unknown-ticket" },
        { $"/tickets/{Calls.UnknownId}-1/check-in", Point, 404, "tickets.unknown-ticket" },
        { "/tickets/nonsense/check-in", Point, 404, "tickets.unknown-ticket" },
        { $"/tickets/{Calls.UnknownId}/check-in", TicketCalls.At("""{"code":""}""", null), 400,
            "tickets.bad-code" },
        { $"/tickets/{Calls.UnknownId}/check-in", """{"code":7}""", 400, "request.malformed" },
        { $"/tickets/{Calls.UnknownId}/check-in", $$"""{"gate":"{{new string('g', 51)}}"}""", 400,
            "tickets.bad-field" },
        { $"/tickets/{Calls.UnknownId}/check-in", $$"""{"scanner":"{{new string('s', 51)}}"}""", 400,
            "tickets.bad-field" },
        { "/api/v1/check-in", Point, 400, "tickets.bad-code" },
        { "/api/v1/check-in", TicketCalls.At("""{"code":"a.b.c"}""", null), 400, "tickets.bad-code" },
        { "/api/v1/check-in",
            TicketCalls.At("""{"code":"eyJhbGciOiJub25lIn0.eyJqdGkiOiI3In0."}""", Calls.UnknownId), 400,
            "tickets.bad-code" },
    };

    [Theory]
    [MemberData(nameof(InvalidScans))]
    public async Task Rejects_an_invalid_scan(string path, string body, int status, string reason)
    {
        var answer = await platform.Client.PostAsync(path, body, platform.StaffToken);

        Assert.Equal((status, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Movie);
    }

    [Fact]
    public async Task Checks_the_staff_role_in_the_store_and_not_in_the_token()
    {
        var id = (await platform.IssueAsync(2))[0];
        var formerStaff = await platform.IssueAsync(AccountRole.Staff);
        var profile = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", formerStaff);
        var email = profile.Body.GetProperty("user").GetProperty("email").GetString();
        await platform.Client.SendAsync(
            HttpMethod.Put,
            $"/api/v1/admin/accounts/{email}/role",
            platform.AdminToken,
            Calls.Json("""{"role":"user"}"""));

        var anonymous = await platform.Client.SendAsync(HttpMethod.Post, $"/tickets/{id}/check-in");
        var user = await platform.CheckInAsync(id, token: platform.UserToken);
        var former = await platform.CheckInAsync(id, token: formerStaff);
        var admin = await platform.CheckInAsync(id, token: platform.AdminToken);

        Assert.Equal((401, "access.token-missing"), (anonymous.Status, anonymous.Reason));
        Assert.Equal((403, "accounts.staff-only"), (user.Status, user.Reason));
        Assert.Equal((403, "accounts.staff-only"), (former.Status, former.Reason));
        Assert.Equal(200, admin.Status);
    }

    private static string? Text(Answer answer, string name) => answer.Body.GetProperty(name).GetString();
}
