using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights.Bookings;

[Collection(PlatformTests.Name)]
public sealed partial class BookingsOverHttpTests(PlatformFixture platform)
{
    private static readonly string[] Members =
    [
        "aircraft", "airline", "arrival_airport", "arrival_name", "arrival_time", "bookingNumber", "booking_id",
        "booking_number", "contact_email", "contact_phone", "created_at", "departure_airport", "departure_name",
        "departure_time", "duration", "flight_date", "flight_id", "passengers", "payment_method", "seat_number",
        "status", "total_amount",
    ];

    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task A_booking_of_the_client_is_made_shown_listed_and_cancelled()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 320_000, seats: 155);
        var token = await platform.UserAsync();
        Assert.Equal(155, await platform.AvailableAsync(_day));

        var made = await platform.BookAsync(BookingCalls.Booking(schedule, 320_000, 1, "12A"), token);
        var (number, id) = (made.Body.Text("booking_number")!, made.Body.Number("booking_id"));
        var during = await platform.AvailableAsync(_day);
        var shown = await platform.ShowAsync(number, token);
        var listed = Assert.Single(await platform.MineAsync(token));
        var occupied = await platform.OccupiedAsync(schedule);
        var cancelled = await platform.CancelAsync(number, token);

        Assert.Equal(201, made.Status);
        Assert.Equal(
            $$"""{"message":"예약이 성공적으로 생성되었습니다.","booking_number":"{{number}}","booking_id":{{id}},"""
                + $"\"bookingNumber\":\"{number}\",\"success\":true}}",
            made.Text);
        Assert.Matches("^CJ[A-Z0-9]{8}$", number);
        Assert.Equal((154, "12A"), (during, occupied));
        Assert.Equal(Members, listed.Members().Order(StringComparer.Ordinal));
        Assert.Equal(shown.GetRawText(), listed.GetRawText());
        Assert.Equal(
            ("CONFIRMED", 320_000, "12A", "hong@example.com", "010-1234-5678", "card"),
            (listed.Text("status"), listed.Number("total_amount"), listed.Text("seat_number"),
                listed.Text("contact_email"), listed.Text("contact_phone"), listed.Text("payment_method")));
        Assert.Equal(
            (FlightCalls.Iso(_day), "ICN", "NRT", "인천국제공항", "09:30:00", "12:15:00", "Airbus A320"),
            (listed.Text("flight_date"), listed.Text("departure_airport"), listed.Text("arrival_airport"),
                listed.Text("departure_name"), listed.Text("departure_time"), listed.Text("arrival_time"),
                listed.Text("aircraft")));
        Assert.Equal(
            """{"name_kor":"홍길동","name_eng":"HONG GILDONG","birth_date":"1990-01-01","gender":"M","""
                + "\"seat_number\":\"12A\"}",
            Assert.Single(listed.GetProperty("passengers").EnumerateArray()).GetRawText());
        Assert.StartsWith(FlightCalls.Iso(FlightCalls.Today), listed.Text("created_at"), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$", listed.Text("created_at"));
        Assert.Equal(
            $$"""{"message":"예약이 성공적으로 취소되었습니다.","booking_number":"{{number}}","""
                + $"\"bookingNumber\":\"{number}\",\"success\":true}}",
            cancelled.Text);
        Assert.Equal(200, cancelled.Status);
        Assert.Equal((155, ""), (await platform.AvailableAsync(_day), await platform.OccupiedAsync(schedule)));
        Assert.Equal("CANCELLED", (await platform.ShowAsync(number, token)).Text("status"));
        var again = await platform.CancelAsync(number, token);
        Assert.Equal((404, "취소 가능한 예약을 찾을 수 없습니다."), (again.Status, again.Message));
    }

    [Fact]
    public async Task The_short_form_needs_no_more_than_passengers()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var body = JsonNode.Parse($$"""
            {"schedule_id":{{schedule}},"seat_id":"12A",
             "passengers":[{"name":"홍길동","birth_date":"1990-01-01","phone":"010-1111-2222"}]}
            """)!.AsObject();

        var (number, _) = await platform.BookedAsync(body, token);

        var shown = await platform.ShowAsync(number, token);
        Assert.Equal(
            (100_000, "card", "010-1111-2222", "12A"),
            (shown.Number("total_amount"), shown.Text("payment_method"), shown.Text("contact_phone"),
                shown.Text("seat_number")));
        Assert.EndsWith("@example.com", shown.Text("contact_email"), StringComparison.Ordinal);
        var passenger = shown.GetProperty("passengers")[0];
        Assert.Equal(JsonValueKind.Null, passenger.GetProperty("name_eng").ValueKind);
        Assert.Equal(JsonValueKind.Null, passenger.GetProperty("gender").ValueKind);
    }

    [Fact]
    public async Task Numbers_may_be_texts_and_seats_may_be_the_passengers_own()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var body = BookingCalls.Booking(schedule, 0, passengers: 3, "20c");
        body["scheduleId"] = $"{schedule}";
        body["totalAmount"] = "300000";
        body["passengers"]![0]!["seat"] = "21A";

        var (number, _) = await platform.BookedAsync(body);

        Assert.Equal(["21A", "20C", "20B"], SeatsOf(await platform.ShowAsync(number)));
    }

    [Fact]
    public async Task The_others_sit_next_to_the_one_chosen_seat()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);

        var (number, _) = await platform.BookedAsync(BookingCalls.Booking(schedule, 300_000, 3, "12A"));

        Assert.Equal(["12A", "12B", "12C"], SeatsOf(await platform.ShowAsync(number)));
        Assert.Equal("12A 12B 12C", await platform.OccupiedAsync(schedule));
    }

    [Fact]
    public async Task Nine_passengers_without_seats_get_some_and_ten_none()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 10_000, seats: 12);

        await platform.BookedAsync(BookingCalls.Booking(schedule, 90_000, 9));
        var ten = await platform.BookAsync(BookingCalls.Booking(schedule, 100_000, 10));
        var four = await platform.BookAsync(BookingCalls.Booking(schedule, 40_000, 4));
        await platform.BookedAsync(BookingCalls.Booking(schedule, 30_000, 3));

        Assert.Equal((400, "승객은 1명에서 9명까지 예약할 수 있습니다."), (ten.Status, ten.Message));
        Assert.Equal((400, "선택한 항공편의 좌석이 부족합니다."), (four.Status, four.Message));
        Assert.Equal(0, await platform.AvailableAsync(_day));
    }

    [Fact]
    public async Task A_taken_seat_is_named()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000, 1, "12A"));

        var answer = await platform.BookAsync(BookingCalls.Booking(schedule, 300_000, 3, "11A", "12A", "13A"));

        Assert.Equal((400, "이미 선택된 좌석입니다: 12A"), (answer.Status, answer.Message));
        Assert.Equal("12A", await platform.OccupiedAsync(schedule));
    }

    [Fact]
    public async Task The_same_key_is_one_booking_and_no_key_is_a_new_one()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var body = BookingCalls.Booking(schedule, 100_000);

        var first = await platform.BookAsync(body, token, "a-key-of-one-booking");
        var again = await platform.BookAsync(body, token, "a-key-of-one-booking");
        await WithoutKeyAsync(body, token);
        await WithoutKeyAsync(body, token);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(3, (await platform.MineAsync(token)).Length);
    }

    [Fact]
    public async Task The_service_is_healthy()
    {
        foreach (var path in (string[])["/api/bookings/health", "/bookings/health"])
        {
            var answer = await platform.GetAsync(path);

            Assert.Equal(
                (200, """{"status":"healthy","service":"booking-service","port":5003}"""),
                (answer.Status, answer.Text));
        }
    }

    private static IEnumerable<string?> SeatsOf(JsonElement booking) =>
        booking.GetProperty("passengers").EnumerateArray().Select(passenger => passenger.Text("seat_number"));

    private async Task WithoutKeyAsync(JsonObject body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, BookingCalls.Path)
        {
            Content = Calls.Json(body.ToJsonString()),
            Headers = { { "Authorization", $"Bearer {token}" } },
        };

        Assert.Equal(201, (await platform.Client.ReadAsync(request)).Status);
    }
}
