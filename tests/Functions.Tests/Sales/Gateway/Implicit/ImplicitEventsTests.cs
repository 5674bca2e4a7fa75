using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>Events and seats that come into being by being named, over every endpoint of the gateway.</summary>
public sealed class ImplicitEventsTests(ImplicitPlatform platform) : IClassFixture<ImplicitPlatform>
{
    private const long SeatPrice = 50_000;

    [Fact]
    public async Task Sells_seats_that_nobody_has_made_and_calls_them_as_the_caller_does()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());

        var created = await platform.CreateAsync(token, name, ["A-12", "A-13"], price: 120_000);
        var held = await platform.ReadAsync(token, created.Reservation());
        var asked = await platform.AskAsync(token, created.Reservation(), 2 * SeatPrice);
        var intent = asked.Body.GetProperty("payment_intent_id").GetString();
        var approved = await platform.Client.SendAsync(HttpMethod.Get, $"/api/v1/payment/intent/{intent}", token);
        var confirmed = await platform.ConfirmAsync(token, created.Reservation());
        var sold = await platform.ReadAsync(token, created.Reservation());

        Assert.Equal(201, created.Status);
        Assert.Equal(
            [
                "reservation_id", "status", "event_id", "user_id", "seat_ids", "quantity", "total_price",
                "hold_expires_at",
            ],
            created.Body.Members());
        Assert.Matches("^rsv_[0-9a-f]{32}$", created.Reservation());
        Assert.Equal("HOLD", created.Status());
        Assert.Equal(GatewayCalls.SubjectOf(token), created.Body.GetProperty("user_id").GetString());
        Assert.Equal(2, created.Body.GetProperty("quantity").GetInt32());
        Assert.Equal(120_000, created.Body.GetProperty("total_price").GetInt64());
        var left = created.Body.GetProperty("hold_expires_at").GetDateTimeOffset() - TimeProvider.System.GetUtcNow();
        Assert.InRange(left.TotalSeconds, 30, 61);
        Assert.All([created, held, sold], answer => answer.Names(name, "A-12", "A-13"));
        Assert.Equal((200, "HOLD"), (held.Status, held.Status()));
        Assert.Equal((200, created.Reservation()), (asked.Status, asked.Reservation()));
        Assert.Equal("PENDING", asked.Status());
        Assert.Equal((200, "APPROVED", 2 * SeatPrice),
            (approved.Status, approved.Status(), approved.Body.GetProperty("amount").GetInt64()));
        Assert.Equal((200, "CONFIRMED"), (confirmed.Status, confirmed.Status()));
        Assert.Equal("CONFIRMED", sold.Status());
        Assert.Equal(
            confirmed.Body.GetProperty("order_id").GetString(), sold.Body.GetProperty("order_id").GetString());
        Assert.Equal(JsonValueKind.Null, sold.Body.GetProperty("hold_expires_at").ValueKind);
    }

    [Fact]
    public async Task Charges_its_own_price_and_never_the_clients()
    {
        var token = await platform.UserAsync();
        var name = ImplicitPlatform.NewName();
        var created = await platform.CreateAsync(token, name, ["A-1"], price: 1);
        var priceless = await platform.Client.PostAsync(
            GatewayCalls.Create, $$"""{"event_id":"{{name}}","seat_ids":["A-2","A-3"]}""", token);

        var cheap = await platform.AskAsync(token, created.Reservation(), 1);
        var right = await platform.AskAsync(token, created.Reservation(), SeatPrice);

        Assert.Equal("1", created.Body.GetProperty("total_price").GetRawText());
        Assert.Equal("100000", priceless.Body.GetProperty("total_price").GetRawText());
        Assert.Equal((400, "payments.wrong-amount"), (cheap.Status, cheap.Reason));
        Assert.Equal(200, right.Status);
    }

    [Fact]
    public async Task Takes_all_seats_or_none_from_whoever_comes_second()
    {
        var name = ImplicitPlatform.NewName();
        await platform.CreateAsync(await platform.UserAsync(), name, ["A-2"]);
        var other = await platform.UserAsync();

        var refused = await platform.CreateAsync(other, name, ["A-1", "A-2", "A-3"]);
        var rest = await platform.CreateAsync(other, name, ["A-1", "A-3"]);
        var sameCase = await platform.CreateAsync(other, name, ["a-2"]);
        var elsewhere = await platform.CreateAsync(other, ImplicitPlatform.NewName(), ["A-2"]);

        Assert.Equal((409, "INVENTORY_CONFLICT", "seats.taken"), (refused.Status, refused.Code(), refused.Reason));
        Assert.Equal(["A-2"], refused.Body.GetProperty("subjects").EnumerateArray().Select(seat => seat.GetString()));
        refused.IsProblemIn(ApiContract.Gateway);
        Assert.All([rest, sameCase, elsewhere], answer => Assert.Equal(201, answer.Status));
    }

    [Fact]
    public async Task Offers_again_what_was_cancelled()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());
        var named = (await platform.CreateAsync(token, name, ["A-1"])).Reservation();

        var cancelled = await platform.CancelAsync(token, named);
        var shown = await platform.ReadAsync(token, named);
        var again = await platform.CreateAsync(await platform.UserAsync(), name, ["A-1"]);

        Assert.Equal((200, """{"status":"CANCELLED"}"""), (cancelled.Status, cancelled.Text));
        Assert.Equal("CANCELLED", shown.Status());
        shown.Names(name, "A-1");
        Assert.Equal(201, again.Status);
    }

    [Fact]
    public async Task Has_a_line_for_every_name_through_which_everybody_may_walk()
    {
        var name = ImplicitPlatform.NewName();

        var joined = await platform.JoinAsync(name, user: "user-7");
        var again = await platform.JoinAsync(name, user: "user-7");
        var followed = await platform.FollowAsync(joined.Token());
        var entered = await platform.UseAsync(joined.Token());
        var created = await platform.CreateAsync(
            await platform.UserAsync(), name, ["A-1"],
            pass: entered.Body.GetProperty("reservation_token").GetString());
        var left = await platform.GiveUpAsync(joined.Token());

        Assert.Equal(202, joined.Status);
        Assert.Equal(["waiting_token", "position_hint", "status"], joined.Body.Members());
        Assert.Equal((1, "waiting"), (joined.Body.GetProperty("position_hint").GetInt32(), joined.Status()));
        Assert.Equal(joined.Token(), again.Token());
        Assert.Equal(200, followed.Status);
        Assert.Equal(["status", "eta_sec", "position", "waiting_time", "ready_for_entry"], followed.Body.Members());
        Assert.Equal(("ready", true), (followed.Status(), followed.Body.GetProperty("ready_for_entry").GetBoolean()));
        Assert.Equal(["admission", "reservation_token", "ttl_sec"], entered.Body.Members());
        Assert.Equal((200, "granted"), (entered.Status, entered.Body.GetProperty("admission").GetString()));
        Assert.Equal(201, created.Status);
        Assert.Equal((200, "left"), (left.Status, left.Status()));
    }

    [Fact]
    public async Task Takes_the_requests_of_the_gateways_own_readme_as_they_stand()
    {
        var token = await platform.UserAsync();

        var joined = await platform.Client.PostAsync(
            GatewayCalls.Join, """{"event_id": "event-001", "user_id": "user-123"}""");
        var created = await platform.Client.PostAsync(
            GatewayCalls.Create,
            """{"event_id": "event-001", "seat_ids": ["A1", "A2"], "quantity": 2, "total_price": 100.0}""",
            token);

        Assert.Equal((202, 201), (joined.Status, created.Status));
        created.Names("event-001", "A1", "A2");
        Assert.Equal("100.0", created.Body.GetProperty("total_price").GetRawText());
    }

    [Fact]
    public async Task Gives_every_seat_a_ticket_that_says_its_name()
    {
        var token = await platform.UserAsync();
        var created = await platform.CreateAsync(token, ImplicitPlatform.NewName(), ["A-12", "B-1"]);
        await platform.AskAsync(token, created.Reservation(), 2 * SeatPrice);
        await platform.ConfirmAsync(token, created.Reservation());

        var tickets = await platform.Client.SendAsync(
            HttpMethod.Get, $"/api/v1/reservations/{created.Reservation()}/tickets", token);

        Assert.Equal(200, tickets.Status);
        Assert.Equal(
            ["A-12", "B-1"],
            tickets.Body.GetProperty("tickets").EnumerateArray().Select(row => row.GetProperty("place").GetString()));
    }

    [Fact]
    public async Task Gives_the_same_answer_to_the_same_request()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());
        var key = new IdSource(TimeProvider.System).Next().ToString();

        var atOnce = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            platform.CreateAsync(token, name, ["A-1", "A-2"], key)));
        var later = await platform.CreateAsync(token, name, ["A-1", "A-2"], key);
        var other = await platform.CreateAsync(token, name, ["A-3"], key);

        Assert.All(atOnce, answer => Assert.Contains(answer.Status, (int[])[201, 409]));
        Assert.Single(atOnce.Append(later).Where(answer => answer.Status == 201)
            .Select(answer => answer.Text).Distinct());
        Assert.Equal((201, "true"), (later.Status, later.Headers.GetValues("X-Idempotency-Cached").Single()));
        later.Names(name, "A-1", "A-2");
        Assert.Equal((409, "IDEMPOTENCY_CONFLICT"), (other.Status, other.Code()));
    }

    [Fact]
    public async Task Leaves_events_of_an_administrator_as_they_are()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();

        var created = await eventFixture.CreateAsync(token, ["A-1-1"]);
        var unknown = await eventFixture.CreateAsync(token, ["A-12"]);

        Assert.Equal(201, created.Status);
        created.Names(eventFixture.Id, "A-1-1");
        Assert.Equal((404, "seats.unknown-seat"), (unknown.Status, unknown.Reason));
        Assert.Equal("locked", (await eventFixture.StatesAsync())[0]);
    }

    [Fact]
    public async Task Shows_a_named_event_to_administrators_and_by_its_id_only()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());
        var reservation = (await platform.CreateAsync(token, name, ["A-1"])).Reservation();
        var id = await IdOfAsync(name);

        var listed = await platform.GetAsync($"/api/v1/events?q={name}");
        var shown = await platform.GetAsync($"/api/v1/events/{id}");
        var map = await platform.GetAsync($"/api/v1/seats/events/{id}");
        var byTiketi = await platform.ReadAsync(token, GatewayCalls.OtherName(reservation));
        var byId = await platform.CreateAsync(token, id, ["A-2"]);
        var taken = await platform.CreateAsync(await platform.UserAsync(), id, ["A-1"]);

        Assert.Empty(listed.Body.GetProperty("events").EnumerateArray());
        Assert.Equal(
            (200, name, "on_sale"),
            (shown.Status, Event(shown, "title"), Event(shown, "status")));
        Assert.Equal((404, "seats.no-numbered-seats"), (map.Status, map.Reason));
        Assert.Equal(
            SeatPrice, byTiketi.Body.GetProperty("reservation").GetProperty("total_amount").GetInt64());
        Assert.Contains("\"A-1\"", byTiketi.Text, StringComparison.Ordinal);
        byId.Names(id, "A-2");
        Assert.Equal((409, "seats.taken"), (taken.Status, taken.Reason));
    }

    [Fact]
    public async Task Sells_no_seat_by_a_place_that_has_none()
    {
        var name = ImplicitPlatform.NewName();
        await platform.JoinAsync(name);
        var id = await IdOfAsync(name);
        var seat = Serverless.Domain.Sales.SeatId.Of(new(Guid.Parse(id)), 0);

        var held = await platform.Client.PostAsync(
            "/api/v1/seats/reserve", $$"""{"eventId":"{{id}}","seatIds":["{{seat}}"]}""", await platform.UserAsync());
        var byName = await platform.CreateAsync(await platform.UserAsync(), name, ["A-1"]);

        Assert.Equal((404, "seats.no-numbered-seats"), (held.Status, held.Reason));
        Assert.Equal(201, byName.Status);
    }

    [Fact]
    public async Task Sells_nothing_of_an_event_that_an_administrator_cancelled()
    {
        var name = ImplicitPlatform.NewName();
        await platform.JoinAsync(name);
        await platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{await IdOfAsync(name)}/cancel");

        var joined = await platform.JoinAsync(name);
        var created = await platform.CreateAsync(await platform.UserAsync(), name, ["A-1"]);

        Assert.Equal((409, "waiting-room.closed"), (joined.Status, joined.Reason));
        Assert.Equal((409, "reservations.not-on-sale"), (created.Status, created.Reason));
    }

    private async Task<string> IdOfAsync(string name)
    {
        for (var page = 1; page < 50; page++)
        {
            var listed = await platform.Client.SendAsync(
                HttpMethod.Get, $"{CatalogueCalls.Admin}?page={page}&limit=100", platform.AdminToken);
            var found = listed.Body.GetProperty("events").EnumerateArray()
                .FirstOrDefault(row => row.GetProperty("title").GetString() == name);

            if (found.ValueKind is JsonValueKind.Object)
            {
                return found.Id();
            }
        }

        throw new InvalidOperationException($"No administrator sees {name}.");
    }

    private static string? Event(Answer shown, string member) =>
        shown.Body.GetProperty("event").GetProperty(member).GetString();
}
