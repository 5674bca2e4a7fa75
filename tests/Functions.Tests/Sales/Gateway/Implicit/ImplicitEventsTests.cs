using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>
/// The first request that names an event or a seat creates it, at every endpoint of the gateway contract.
/// </summary>
public sealed partial class ImplicitEventsTests(ImplicitPlatform platform) : IClassFixture<ImplicitPlatform>
{
    private const long SeatPrice = 50_000;

    [Fact]
    public async Task Sells_implicit_seats_under_the_names_that_the_client_sent()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());

        var created = await platform.CreateAsync(token, name, ["A-12", "A-13"], price: 120_000);
        var held = await platform.ReadAsync(token, created.Reservation());
        var asked = await platform.CreateIntentAsync(token, created.Reservation(), 2 * SeatPrice);
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
        Assert.All([created, held, sold], answer => answer.HasNames(name, "A-12", "A-13"));
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
    public async Task Charges_the_configured_price_and_ignores_the_clients()
    {
        var token = await platform.UserAsync();
        var name = ImplicitPlatform.NewName();
        var created = await platform.CreateAsync(token, name, ["A-1"], price: 1);
        var priceless = await platform.Client.PostAsync(
            GatewayCalls.Create, $$"""{"event_id":"{{name}}","seat_ids":["A-2","A-3"]}""", token);

        var cheap = await platform.CreateIntentAsync(token, created.Reservation(), 1);
        var right = await platform.CreateIntentAsync(token, created.Reservation(), SeatPrice);

        Assert.Equal("1", created.Body.GetProperty("total_price").GetRawText());
        Assert.Equal("100000", priceless.Body.GetProperty("total_price").GetRawText());
        Assert.Equal((400, "payments.wrong-amount"), (cheap.Status, cheap.Reason));
        Assert.Equal(200, right.Status);
    }

    [Fact]
    public async Task A_second_user_gets_all_requested_seats_or_none()
    {
        var name = ImplicitPlatform.NewName();
        await platform.CreateAsync(await platform.UserAsync(), name, ["A-2"]);
        var other = await platform.UserAsync();

        var rejected = await platform.CreateAsync(other, name, ["A-1", "A-2", "A-3"]);
        var rest = await platform.CreateAsync(other, name, ["A-1", "A-3"]);
        var sameCase = await platform.CreateAsync(other, name, ["a-2"]);
        var elsewhere = await platform.CreateAsync(other, ImplicitPlatform.NewName(), ["A-2"]);

        Assert.Equal((409, "INVENTORY_CONFLICT", "seats.taken"), (rejected.Status, rejected.Code(), rejected.Reason));
        Assert.Equal(["A-2"], rejected.Body.GetProperty("subjects").EnumerateArray().Select(seat => seat.GetString()));
        rejected.IsProblemIn(ApiContract.Gateway);
        Assert.All([rest, sameCase, elsewhere], answer => Assert.Equal(201, answer.Status));
    }

    [Fact]
    public async Task A_cancelled_seat_can_be_reserved_again()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());
        var named = (await platform.CreateAsync(token, name, ["A-1"])).Reservation();

        var cancelled = await platform.CancelAsync(token, named);
        var shown = await platform.ReadAsync(token, named);
        var again = await platform.CreateAsync(await platform.UserAsync(), name, ["A-1"]);

        Assert.Equal((200, """{"status":"CANCELLED"}"""), (cancelled.Status, cancelled.Text));
        Assert.Equal("CANCELLED", shown.Status());
        shown.HasNames(name, "A-1");
        Assert.Equal(201, again.Status);
    }

    [Fact]
    public async Task Every_implicit_event_has_a_queue_that_admits_everyone()
    {
        var name = ImplicitPlatform.NewName();

        var key = new IdSource(TimeProvider.System).Next().ToString();
        var joined = await platform.JoinAsync(name, key: key);
        var again = await platform.JoinAsync(name, key: key);
        var entry = await platform.ShowEntryAsync(joined.Token());
        var entered = await platform.EnterAsync(joined.Token());
        var created = await platform.CreateAsync(
            await platform.UserAsync(), name, ["A-1"],
            pass: entered.Body.GetProperty("reservation_token").GetString());
        var left = await platform.LeaveAsync(joined.Token());

        Assert.Equal(202, joined.Status);
        Assert.Equal(["waiting_token", "position_hint", "status"], joined.Body.Members());
        Assert.Equal((1, "waiting"), (joined.Body.GetProperty("position_hint").GetInt32(), joined.Status()));
        Assert.Equal(joined.Token(), again.Token());
        Assert.Equal(200, entry.Status);
        Assert.Equal(["status", "eta_sec", "position", "waiting_time", "ready_for_entry"], entry.Body.Members());
        Assert.Equal(("ready", true), (entry.Status(), entry.Body.GetProperty("ready_for_entry").GetBoolean()));
        Assert.Equal(["admission", "reservation_token", "ttl_sec"], entered.Body.Members());
        Assert.Equal((200, "granted"), (entered.Status, entered.Body.GetProperty("admission").GetString()));
        Assert.Equal(201, created.Status);
        Assert.Equal((200, "left"), (left.Status, left.Status()));
    }

    [Fact]
    public async Task Accepts_the_example_requests_of_the_gateways_documentation()
    {
        var token = await platform.UserAsync();

        var joined = await platform.Client.PostAsync(
            GatewayCalls.Join, """{"event_id": "event-001", "user_id": "user-123"}""");
        var created = await platform.Client.PostAsync(
            GatewayCalls.Create,
            """{"event_id": "event-001", "seat_ids": ["A1", "A2"], "quantity": 2, "total_price": 100.0}""",
            token);

        Assert.Equal((202, 201), (joined.Status, created.Status));
        created.HasNames("event-001", "A1", "A2");
        Assert.Equal("100.0", created.Body.GetProperty("total_price").GetRawText());
    }

    [Fact]
    public async Task Issues_a_ticket_with_the_name_of_each_seat()
    {
        var token = await platform.UserAsync();
        var created = await platform.CreateAsync(token, ImplicitPlatform.NewName(), ["A-12", "B-1"]);
        await platform.CreateIntentAsync(token, created.Reservation(), 2 * SeatPrice);
        await platform.ConfirmAsync(token, created.Reservation());

        var tickets = await platform.Client.SendAsync(
            HttpMethod.Get, $"/api/v1/reservations/{created.Reservation()}/tickets", token);

        Assert.Equal(200, tickets.Status);
        Assert.Equal(
            ["A-12", "B-1"],
            tickets.Body.GetProperty("tickets").EnumerateArray().Select(row => row.GetProperty("place").GetString()));
    }

    [Fact]
    public async Task Requests_with_one_idempotency_key_get_the_same_response()
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
        later.HasNames(name, "A-1", "A-2");
        Assert.Equal((409, "IDEMPOTENCY_CONFLICT"), (other.Status, other.Code()));
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
