using System.IO.Compression;
using System.Text.Json;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

[Collection(PlatformTests.Name)]
public sealed class SeatsOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Returns_the_seat_map_with_all_members_in_order()
    {
        var fixture = await EventFixture.OpenAsync(platform);

        var map = (await platform.GetAsync($"/api/v1/seats/events/{fixture.Id}")).Body;

        Assert.Equal(["event", "layout", "seats"], map.Members());
        Assert.Equal(["id", "title"], map.GetProperty("event").Members());
        var layout = map.GetProperty("layout");
        Assert.Equal((2, 5), (layout.GetProperty("rows").GetInt32(), layout.GetProperty("cols").GetInt32()));
        Assert.Equal(
            ["name", "rows", "seatsPerRow", "price", "startRow"], layout.GetProperty("sections")[0].Members());
        var seats = map.GetProperty("seats").EnumerateArray().ToArray();
        Assert.All(seats, seat => Assert.Equal(
            ["id", "section", "row_number", "seat_number", "seat_label", "price", "status"], seat.Members()));
        Assert.Equal(
            ["A-1-1", "A-1-2", "A-1-3", "A-1-4", "A-1-5", "A-2-1", "A-2-2", "A-2-3", "A-2-4", "A-2-5"],
            seats.Select(seat => seat.GetProperty("seat_label").GetString()));
        Assert.All(seats, seat => Assert.Equal("available", seat.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task The_seat_map_shows_held_and_sold_seats()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[1]);
        await fixture.BuyAsync(await fixture.UserAsync(), fixture.Seats[3]);

        var states = await fixture.StatesAsync();

        Assert.Equal(["available", "locked", "available", "reserved", "available"], states[..5]);
    }

    [Fact]
    public async Task Compresses_a_large_seat_map_on_request()
    {
        var layout = await platform.AddLayoutAsync(
            CatalogueCalls.Layout(CatalogueCalls.Word(), CatalogueCalls.Section("A", 20, 50)));
        var command = CatalogueCalls.Event(CatalogueCalls.Word());
        command["seatLayoutId"] = layout;
        var path = $"/api/v1/seats/events/{(await platform.PublishAsync(command)).Id()}";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "gzip");

        using var response = await platform.Client.SendAsync(request);

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Superset(new HashSet<string> { "Origin", "Accept-Encoding" }, response.Headers.Vary.ToHashSet());
        await using var unzipped =
            new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var map = await JsonDocument.ParseAsync(unzipped);
        Assert.Equal((await platform.GetAsync(path)).Text, map.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("nonsense", 400, "Invalid event ID format")]
    [InlineData(Calls.UnknownId, 404, "Event not found")]
    public async Task Rejects_the_seat_map_of_a_malformed_or_unknown_event(string id, int status, string message)
    {
        var answer = await platform.GetAsync($"/api/v1/seats/events/{id}");

        Assert.Equal((status, message), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.Tiketi);
    }

    [Fact]
    public async Task Rejects_the_seat_map_of_a_performance_without_numbered_seats()
    {
        var performance = await platform.PublishAsync(CatalogueCalls.Event(CatalogueCalls.Word()));

        var answer = await platform.GetAsync($"/api/v1/seats/events/{performance.Id()}");

        Assert.Equal((404, "This event does not have seat selection"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Holding_two_seats_returns_the_documented_members()
    {
        var fixture = await EventFixture.OpenAsync(platform);

        var answer = await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[0], fixture.Seats[1]);

        Assert.Equal(201, answer.Status);
        Assert.Equal("좌석이 선택되었습니다.", answer.Message);
        var reservation = answer.Body.GetProperty("reservation");
        Assert.Equal(["id", "reservationNumber", "totalAmount", "expiresAt", "seats"], reservation.Members());
        Assert.Matches("^TK[0-9A-Z]{12,}$", reservation.GetProperty("reservationNumber").GetString());
        Assert.Equal(140_000, reservation.GetProperty("totalAmount").GetInt64());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", reservation.GetProperty("expiresAt").GetString());
        Assert.All(reservation.GetProperty("seats").EnumerateArray(), seat =>
        {
            Assert.Equal(["id", "seat_label", "price", "status"], seat.Members());
            Assert.Equal("locked", seat.GetProperty("status").GetString());
        });
    }

    public static TheoryData<string, string> InvalidBodies => new()
    {
        { """{"seatIds":["EVENT"]}""", "Invalid event ID format" },
        { """{"eventId":7,"seatIds":["EVENT"]}""", "Invalid event ID format" },
        { """{"eventId":"x","seatIds":["EVENT"]}""", "Invalid event ID format" },
        { """{"eventId":"EVENT"}""", "Please select at least one seat" },
        { """{"eventId":"EVENT","seatIds":[]}""", "Please select at least one seat" },
        { """{"eventId":"EVENT","seatIds":"EVENT"}""", "Please select at least one seat" },
        { """{"eventId":"EVENT","seatIds":["x"]}""", "Invalid seat ID format" },
        { """{"eventId":"EVENT","seatIds":[null]}""", "Invalid seat ID format" },
    };

    [Theory]
    [MemberData(nameof(InvalidBodies))]
    public async Task Reports_the_first_error_of_an_invalid_command_and_holds_no_seat(string body, string message)
    {
        var fixture = await EventFixture.OpenAsync(platform);

        var answer = await platform.Client.PostAsync(
            "/api/v1/seats/reserve",
            body.Replace("EVENT", fixture.Id, StringComparison.Ordinal),
            await fixture.UserAsync());

        Assert.Equal((400, message), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.Tiketi);
        Assert.All(await fixture.StatesAsync(), state => Assert.Equal("available", state));
    }

    [Fact]
    public async Task Holds_four_seats_and_rejects_five()
    {
        var fixture = await EventFixture.OpenAsync(platform);

        var five = await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[..5]);
        var four = await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[..4]);

        Assert.Equal((400, "최대 4석까지 선택 가능합니다."), (five.Status, five.Message));
        Assert.Equal(201, four.Status);
    }

    [Fact]
    public async Task Names_the_seats_that_another_user_holds()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[1]);

        var answer = await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[0], fixture.Seats[1]);

        Assert.Equal((409, "이미 예약된 좌석입니다. (A-1-2)"), (answer.Status, answer.Message));
        Assert.Equal("A-1-2", Assert.Single(answer.Body.GetProperty("subjects").EnumerateArray()).GetString());
        Assert.Equal("available", (await fixture.StatesAsync())[0]);
    }

    [Fact]
    public async Task Rejects_another_performances_seat_and_a_repeated_seat()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var other = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();

        var foreign = await fixture.HoldAsync(token, other.Seats[0]);
        var twice = await fixture.HoldAsync(token, fixture.Seats[0], fixture.Seats[0]);

        Assert.Equal((404, "좌석을 찾을 수 없습니다."), (foreign.Status, foreign.Message));
        Assert.Equal((400, "seats.chosen-twice"), (twice.Status, twice.Reason));
    }

    [Fact]
    public async Task Only_the_owner_can_read_a_seat_reservation()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
        var path = $"/api/v1/seats/reservation/{held.Id()}";

        var own = (await fixture.ShowAsync(token, path)).Body.GetProperty("reservation");
        var others = await fixture.ShowAsync(await fixture.UserAsync(), path);
        var malformed = await fixture.ShowAsync(token, "/api/v1/seats/reservation/x");

        Assert.Equal(
            [
                "id", "reservation_number", "total_amount", "status", "payment_status", "payment_method", "expires_at",
                "created_at", "event_id", "event_title", "venue", "event_date", "seats", "event_status",
                "refundable_until", "refunded_amount", "refund_pending_amount",
            ],
            own.Members());
        Assert.Equal(
            ["seatId", "seatLabel", "section", "rowNumber", "seatNumber", "price", "refunded"],
            own.GetProperty("seats")[0].Members());
        Assert.Equal((404, "예약을 찾을 수 없습니다."), (others.Status, others.Message));
        Assert.Equal((400, "Invalid reservation ID format"), (malformed.Status, malformed.Message));
    }
}
