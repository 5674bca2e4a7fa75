using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

[Collection(PlatformTests.Name)]
public sealed partial class GatewayReservationsTests(PlatformFixture platform)
{
    [Fact]
    public async Task Holds_seats_by_label_for_one_minute()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();

        var created = await fixture.CreateAsync(token, ["A-1-1", "A-1-2"], price: 7);

        Assert.Equal(201, created.Status);
        Assert.Equal(
            [
                "reservation_id", "status", "event_id", "user_id", "seat_ids", "quantity", "total_price",
                "hold_expires_at",
            ],
            created.Body.Members());
        Assert.Matches("^rsv_[0-9a-f]{32}$", created.Reservation());
        Assert.Equal("HOLD", created.Status());
        Assert.Equal(fixture.Id, created.Body.GetProperty("event_id").GetString());
        Assert.Equal(GatewayCalls.SubjectOf(token), created.Body.GetProperty("user_id").GetString());
        Assert.Equal(["A-1-1", "A-1-2"], Seats(created));
        Assert.Equal(2, created.Body.GetProperty("quantity").GetInt32());
        Assert.Equal(7, created.Body.GetProperty("total_price").GetInt32());
        var left = created.Body.GetProperty("hold_expires_at").GetDateTimeOffset() - TimeProvider.System.GetUtcNow();
        Assert.InRange(left.TotalSeconds, 30, 61);
        Assert.Equal(["locked", "locked"], (await fixture.StatesAsync())[..2]);
    }

    [Fact]
    public async Task Accepts_seat_ids_and_labels_and_returns_them_as_given()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();

        var created = await fixture.CreateAsync(token, [fixture.Seats[0], "A-2-5"]);
        var shown = await fixture.ReadAsync(token, created.Reservation());

        Assert.Equal([fixture.Seats[0], "A-2-5"], Seats(created));
        Assert.Equal([fixture.Seats[0], "A-2-5"], Seats(shown));
        var states = await fixture.StatesAsync();
        Assert.Equal(("locked", "locked"), (states[0], states[9]));
    }

    [Fact]
    public async Task Only_the_owner_can_read_a_hold()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var created = await fixture.CreateAsync(token, ["A-1-1"], price: 120_000);

        var shown = await fixture.ReadAsync(token, created.Reservation());
        var others = await fixture.ReadAsync(await fixture.UserAsync(), created.Reservation());
        var unknown = await fixture.ReadAsync(token, $"rsv_{Guid.Parse(Calls.UnknownId):N}");
        var malformed = await fixture.ReadAsync(token, "rsv_abc123");

        Assert.Equal(200, shown.Status);
        Assert.Equal(
            [
                "reservation_id", "event_id", "user_id", "quantity", "seat_ids", "status", "hold_expires_at",
                "created_at", "updated_at", "total_price", "order_id", "event_status", "payment_status",
                "refunded_amount", "refund_pending_amount", "refunded_seat_ids",
            ],
            shown.Body.Members());
        Assert.Equal((created.Reservation(), "HOLD"), (shown.Reservation(), shown.Status()));
        Assert.Equal(
            created.Body.GetProperty("hold_expires_at").GetString(),
            shown.Body.GetProperty("hold_expires_at").GetString());
        Assert.Equal(120_000, shown.Body.GetProperty("total_price").GetInt32());
        Assert.Equal(JsonValueKind.Null, shown.Body.GetProperty("order_id").ValueKind);
        Assert.Equal((403, "FORBIDDEN"), (others.Status, others.Code()));
        Assert.Equal((404, "NOT_FOUND"), (unknown.Status, unknown.Code()));
        Assert.Equal((404, "NOT_FOUND"), (malformed.Status, malformed.Code()));
        Assert.All([others, unknown, malformed], answer => answer.IsProblemIn(ApiContract.Gateway));
    }

    [Fact]
    public async Task Holds_all_seats_or_none()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        await fixture.CreateAsync(await fixture.UserAsync(), ["A-1-2"]);

        var rejected = await fixture.CreateAsync(await fixture.UserAsync(), ["A-1-1", "A-1-2", "A-1-3"]);

        Assert.Equal((409, "INVENTORY_CONFLICT", "seats.taken"), (rejected.Status, rejected.Code(), rejected.Reason));
        Assert.Equal(
            ["A-1-2"], rejected.Body.GetProperty("subjects").EnumerateArray().Select(seat => seat.GetString()));
        rejected.IsProblemIn(ApiContract.Gateway);
        Assert.Equal(["available", "locked", "available"], (await fixture.StatesAsync())[..3]);
    }

    [Fact]
    public async Task Concurrent_holds_through_both_contracts_sell_a_seat_once()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => fixture.UserAsync()));

        var answers = await Task.WhenAll(tokens.Select((token, i) => i % 2 == 0
            ? fixture.CreateAsync(token, ["A-1-1"])
            : fixture.HoldAsync(token, fixture.Seats[0])));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(99, answers.Count(answer => answer is { Status: 409, Reason: "seats.taken" }));
        Assert.Single(await fixture.StatesAsync(), state => state == "locked");
    }

    [Fact]
    public async Task Repeated_requests_with_one_key_make_one_reservation()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, key) = (await fixture.UserAsync(), NextKey());

        var atOnce = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            fixture.CreateAsync(token, ["A-1-1"], key)));
        var later = await fixture.CreateAsync(token, ["A-1-1"], key);
        var other = await fixture.CreateAsync(token, ["A-1-2"], key);

        Assert.All(atOnce, answer => Assert.Contains(answer.Status, (int[])[201, 409]));
        Assert.All(
            atOnce.Where(answer => answer.Status == 409),
            answer => Assert.Equal("IDEMPOTENCY_CONFLICT", answer.Code()));
        Assert.Single(atOnce.Append(later).Where(answer => answer.Status == 201)
            .Select(answer => answer.Text).Distinct());
        Assert.Equal((201, "true"), (later.Status, later.Headers.GetValues("X-Idempotency-Cached").Single()));
        Assert.Equal((409, "IDEMPOTENCY_CONFLICT"), (other.Status, other.Code()));
        Assert.Single(await fixture.StatesAsync(), state => state == "locked");
    }

    public static TheoryData<string, int, string, string> InvalidCommands => new()
    {
        { """{}""", 400, "request.missing-field", "event_id and seat_ids are required" },
        { """{"event_id":"EVENT"}""", 400, "request.missing-field", "event_id and seat_ids are required" },
        { """{"seat_ids":["A-1-1"]}""", 400, "request.missing-field", "event_id and seat_ids are required" },
        { """{"event_id":"EVENT","seat_ids":[]}""", 400, "request.missing-field",
            "event_id and seat_ids are required" },
        { """{"event_id":"EVENT","seat_ids":[null]}""", 400, "request.missing-field",
            "event_id and seat_ids are required" },
        { """{"event_id":"EVENT","seat_ids":[""]}""", 400, "request.missing-field",
            "event_id and seat_ids are required" },
        { """{"event_id":"EVENT","seat_ids":"A-1-1"}""", 400, "request.malformed", "" },
        { """{"event_id":"EVENT","seat_ids":[1]}""", 400, "request.malformed", "" },
        { """{"event_id":7,"seat_ids":["A-1-1"]}""", 400, "request.malformed", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1"],"quantity":2}""", 400, "reservations.bad-quantity", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1"],"quantity":0}""", 400, "reservations.bad-quantity", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1"],"quantity":1.5}""", 400, "request.malformed", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1"],"total_price":-1}""", 400, "reservations.bad-price", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1"],"total_price":"1"}""", 400, "reservations.bad-price", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1"],"total_price":1e300}""", 400, "reservations.bad-price", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1","A-1-1"]}""", 400, "seats.chosen-twice", "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-1","SEAT"]}""", 400, "seats.chosen-twice", "" },
        { """{"event_id":"EVENT","seat_ids":["1","2","3","4","5","6","7","8","9","10","11"]}""", 400, "seats.too-many",
            "" },
        { """{"event_id":"EVENT","seat_ids":["A-1-6"]}""", 404, "seats.unknown-seat", "" },
        { """{"event_id":"EVENT","seat_ids":["A-01-1"]}""", 404, "seats.unknown-seat", "" },
        { """{"event_id":"EVENT","seat_ids":["a-1-1"]}""", 404, "seats.unknown-seat", "" },
        { """{"event_id":"EVENT","seat_ids":["EVENT"]}""", 404, "seats.unknown-seat", "" },
        { """{"event_id":"evt_1","seat_ids":["A-1-1"]}""", 404, "seats.unknown-performance", "" },
        { """{"event_id":"0198c0de-0000-7000-8000-000000000001","seat_ids":["A-1-1"]}""", 404,
            "seats.unknown-performance", "" },
    };

    [Fact]
    public async Task Holds_ten_seats_in_one_reservation()
    {
        var fixture = await EventFixture.OpenAsync(platform);

        var all = await fixture.CreateAsync(await fixture.UserAsync(), fixture.Seats);

        Assert.Equal((201, 10), (all.Status, all.Body.GetProperty("quantity").GetInt32()));
        Assert.All(await fixture.StatesAsync(), state => Assert.Equal("locked", state));
    }

    [Fact]
    public async Task Returns_the_sent_price_or_the_seat_price_when_none_is_sent()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var command = GatewayCalls.Command(fixture.Id, ["A-1-1"]);
        command["total_price"] = JsonNode.Parse("99.50");

        var given = await fixture.CreateAsync(token, command);
        var own = await fixture.CreateAsync(
            token, new JsonObject { ["event_id"] = fixture.Id, ["seat_ids"] = new JsonArray("A-1-2") });

        Assert.Equal("99.50", given.Body.GetProperty("total_price").GetRawText());
        Assert.Equal("70000", own.Body.GetProperty("total_price").GetRawText());
    }

    [Fact]
    public async Task Rejects_a_performance_that_is_not_on_sale_or_has_no_numbered_seats()
    {
        var command = CatalogueCalls.Event(CatalogueCalls.Word(), saleStartsInHours: 1);
        command["seatLayoutId"] = await platform.AddLayoutAsync(
            CatalogueCalls.Layout(CatalogueCalls.Word(), CatalogueCalls.Section("A", 1, 2)));
        var early = await platform.PublishAsync(command);
        var standing = await platform.PublishAsync(CatalogueCalls.Event(CatalogueCalls.Word()));

        var tooEarly = await platform.Client.PostAsync(
            GatewayCalls.Create, GatewayCalls.Command(early.Id(), ["A-1-1"]).ToJsonString(), platform.UserToken);
        var seatless = await platform.Client.PostAsync(
            GatewayCalls.Create, GatewayCalls.Command(standing.Id(), ["A-1-1"]).ToJsonString(), platform.UserToken);

        Assert.Equal(
            (409, "CONFLICT", "reservations.not-on-sale"), (tooEarly.Status, tooEarly.Code(), tooEarly.Reason));
        Assert.Equal(
            (404, "NOT_FOUND", "seats.no-numbered-seats"), (seatless.Status, seatless.Code(), seatless.Reason));
    }

    private static string NextKey() => new IdSource(TimeProvider.System).Next().ToString();

    private static string[] Seats(Answer answer) =>
        [.. answer.Body.GetProperty("seat_ids").EnumerateArray().Select(seat => seat.GetString()!)];
}
