using System.Text.Json.Nodes;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>A scan names its check-in point. A ticket for any other one is refused, and stays unused.</summary>
[Collection(PlatformTests.Name)]
public sealed class CheckInPointTests(PlatformFixture platform)
{
    private const string Cinema = "CGV 강남";
    private const string Film = "인터스텔라";

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task A_film_ticket_named_like_a_concert_is_not_admitted_at_the_concert()
    {
        var concert = await EventFixture.OpenAsync(platform);
        var id = await IssueAsync(Cinema, concert.Id);
        var code = await platform.CodeAsync(id);

        await RefusesAsync(id, code, Event(concert.Id), Event(concert.Id.ToUpperInvariant()));
        await AdmitsOnceAsync(code, FilmAt(Cinema, concert.Id));
    }

    [Fact]
    public async Task A_film_ticket_is_admitted_at_its_theatre_and_film_only()
    {
        var id = await IssueAsync(Cinema, Film);
        var code = await platform.CodeAsync(id);

        await RefusesAsync(
            id, code, FilmAt("CGV 용산", Film), FilmAt(Cinema, "듄"), FilmAt(Film, Cinema), Event(Calls.UnknownId));
        await AdmitsOnceAsync(code, FilmAt(Cinema, Film));
    }

    [Fact]
    public async Task A_title_is_compared_as_a_whole_though_a_code_has_its_beginning()
    {
        var title = new string('가', 60);
        var id = await IssueAsync(Cinema, title + "1");
        var code = await platform.CodeAsync(id);

        await RefusesAsync(id, code, FilmAt(Cinema, title + "2"), FilmAt(Cinema, title));
        await AdmitsOnceAsync(code, FilmAt(Cinema, title + "1"));
    }

    [Fact]
    public async Task Seats_and_entries_are_admitted_at_their_performance_only()
    {
        var (own, other) = (await EventFixture.OpenAsync(platform), await EventFixture.OpenAsync(platform));
        var token = await own.UserAsync();
        var seat = (await own.TicketsAsync(token, (await own.BuyAsync(token, own.Seats[0])).Id()))[0];
        var entry = (await own.TicketsAsync(token, await BuyEntryAsync(own, token)))[0];

        foreach (var ticket in (System.Text.Json.JsonElement[])[seat, entry])
        {
            var place = ticket.GetProperty("place").GetString()!;

            await RefusesAsync(
                ticket.Ticket(),
                ticket.Code(),
                Event(other.Id),
                Event(Calls.UnknownId),
                FilmAt(place, own.Id),
                FilmAt(Cinema, Film));
            await AdmitsOnceAsync(ticket.Code(), Event(own.Id.ToUpperInvariant()));
        }
    }

    public static TheoryData<string> UnclearPoints =>
    [
        "{}",
        """{"event_id":""}""",
        """{"event_id":"everything"}""",
        """{"event_id":null,"theater_name":null,"movie_title":null}""",
        $$"""{"theater_name":"{{Cinema}}"}""",
        $$"""{"movie_title":"{{Film}}"}""",
        $$"""{"theater_name":"","movie_title":"{{Film}}"}""",
        $$"""{"theater_name":"{{Cinema}}","movie_title":""}""",
        $$"""{"event_id":"{{Calls.UnknownId}}","theater_name":"{{Cinema}}","movie_title":"{{Film}}"}""",
        $$"""{"event_id":"{{Calls.UnknownId}}","theater_name":"{{Cinema}}"}""",
    ];

    [Theory]
    [MemberData(nameof(UnclearPoints))]
    public async Task A_scan_without_one_point_admits_nobody(string point)
    {
        var id = await IssueAsync(Cinema, Film);
        var code = await platform.CodeAsync(id);

        foreach (var answer in await ScanBothAsync(id, code, point))
        {
            Assert.Equal((400, "tickets.no-check-in-point"), (answer.Status, answer.Reason));
            answer.IsProblemIn(ApiContract.Movie);
        }

        await AdmitsOnceAsync(code, FilmAt(Cinema, Film));
    }

    [Fact]
    public async Task A_check_in_without_a_body_admits_nobody()
    {
        var id = await IssueAsync(Cinema, Film);

        var answer = await platform.Client.SendAsync(
            HttpMethod.Post, $"/tickets/{id}/check-in", platform.StaffToken);

        Assert.Equal((400, "tickets.no-check-in-point"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task One_key_at_two_doors_stands_for_two_scans()
    {
        var id = await IssueAsync(Cinema, Film);
        var key = $"{Ids.Next()}";

        var wrong = await platform.CheckInAsync(id, key: key, @event: Calls.UnknownId);
        var right = await platform.CheckInAsync(id, key: key);
        var wrongAgain = await platform.CheckInAsync(id, key: key, @event: Calls.UnknownId);

        Assert.Equal((409, 200, 409), (wrong.Status, right.Status, wrongAgain.Status));
        Assert.Equal("tickets.other-show", wrongAgain.Reason);
    }

    private async Task RefusesAsync(string id, string code, params string[] points)
    {
        foreach (var point in points)
        {
            foreach (var answer in await ScanBothAsync(id, code, point))
            {
                Assert.Equal((point, 409, "tickets.other-show"), (point, answer.Status, answer.Reason));
                answer.IsProblemIn(ApiContract.Movie);
            }
        }
    }

    private async Task AdmitsOnceAsync(string code, string point)
    {
        var (first, second) = (await ScanAsync(code, point), await ScanAsync(code, point));

        Assert.Equal((200, 409), (first.Status, second.Status));
        Assert.Equal("tickets.already-admitted", second.Reason);
    }

    private async Task<Answer[]> ScanBothAsync(string id, string code, string point) =>
    [
        await ScanAsync(code, point),
        await platform.Client.PostAsync($"/tickets/{id}/check-in", point, platform.StaffToken),
    ];

    private Task<Answer> ScanAsync(string code, string point)
    {
        var body = JsonNode.Parse(point)!.AsObject();
        body["code"] = code;

        return platform.Client.PostAsync("/api/v1/check-in", body.ToJsonString(), platform.StaffToken);
    }

    private async Task<string> IssueAsync(string theater, string title)
    {
        var order = new JsonObject
        {
            ["theater_name"] = theater,
            ["user_id"] = "user123",
            ["movie_title"] = title,
            ["price_krw"] = 15_000,
        };
        var issued = await platform.Client.PostAsync("/tickets/issue", order.ToJsonString());

        return issued.Body.GetProperty("ticket_ids")[0].GetString()!;
    }

    private static async Task<string> BuyEntryAsync(EventFixture fixture, string token)
    {
        var held = (await fixture.OrderAsync(token, (fixture.Standing, 1))).Body.GetProperty("reservation");
        await fixture.CreateIntentAsync(token, held.Id(), held.GetProperty("totalAmount").GetInt64());
        await fixture.ConfirmAsync(token, held.Id());

        return held.Id();
    }

    private static string Event(string id) => new JsonObject { ["event_id"] = id }.ToJsonString();

    private static string FilmAt(string theater, string title) =>
        new JsonObject { ["theater_name"] = theater, ["movie_title"] = title }.ToJsonString();
}
