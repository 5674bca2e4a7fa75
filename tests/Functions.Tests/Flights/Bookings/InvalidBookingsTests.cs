using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights.Bookings;

[Collection(PlatformTests.Name)]
public sealed class InvalidBookingsTests(PlatformFixture platform)
{
    private const string Insufficient = "선택한 항공편의 좌석이 부족합니다.";

    private readonly DateOnly _day = FlightCalls.NextDay();

    // Each change of a good booking, as a path, a value, and the text that it gets.
    private static readonly (string Path, string? Value, string Message)[] Faults =
    [
        ("scheduleId", null, "scheduleId는 필수 입력 항목입니다."),
        ("passengers", null, "passengers는 필수 입력 항목입니다."),
        ("contactInfo", null, "contactInfo는 필수 입력 항목입니다."),
        ("paymentMethod", null, "paymentMethod는 필수 입력 항목입니다."),
        ("totalAmount", null, "totalAmount는 필수 입력 항목입니다."),
        ("scheduleId", "null", "scheduleId는 필수 입력 항목입니다."),
        ("scheduleId", "\"one\"", "scheduleId은(는) 정수여야 합니다."),
        ("scheduleId", "1.5", "scheduleId은(는) 정수여야 합니다."),
        ("scheduleId", "8000000", Insufficient),
        ("scheduleId", "0", Insufficient),
        ("scheduleId", "-1", Insufficient),
        ("scheduleId", "99999999999", Insufficient),
        ("passengers", "[]", "승객은 1명에서 9명까지 예약할 수 있습니다."),
        ("passengers", "{}", "passengers은(는) 배열이어야 합니다."),
        ("passengers", "[1]", "passengers[0]은(는) 객체여야 합니다."),
        ("passengers.0.name", null, "passengers[0].name는 필수 입력 항목입니다."),
        ("passengers.0.name", "\"\"", "passengers[0].name은(는) 올바르지 않은 값입니다."),
        ("passengers.0.name", "7", "passengers[0].name은(는) 문자열이어야 합니다."),
        ("passengers.0.birth", null, "passengers[0].birth는 필수 입력 항목입니다."),
        ("passengers.0.birth", "\"1990-13-01\"", "passengers[0].birth은(는) YYYY-MM-DD 형식이어야 합니다."),
        ("passengers.0.birth", "\"2999-01-01\"", "passengers[0].birth은(는) 올바르지 않은 값입니다."),
        ("passengers.0.gender", "\"X\"", "passengers[0].gender은(는) M 또는 F여야 합니다."),
        ("passengers.0.phone", "\"1\"", "passengers[0].phone은(는) 올바르지 않은 값입니다."),
        ("contactInfo", "\"me\"", "contactInfo은(는) 객체여야 합니다."),
        ("contactInfo.email", "\"me\"", "contactInfo.email은(는) 올바르지 않은 값입니다."),
        ("contactInfo.phone", "\"12\"", "contactInfo.phone은(는) 올바르지 않은 값입니다."),
        ("paymentMethod", "\"aaaaaaaaaaaaaaaaaaaaa\"", "paymentMethod은(는) 올바르지 않은 값입니다."),
        ("totalAmount", "1", "결제 금액이 운임과 일치하지 않습니다."),
        ("totalAmount", "-5", "결제 금액이 운임과 일치하지 않습니다."),
        ("totalAmount", "0", "결제 금액이 운임과 일치하지 않습니다."),
        ("totalAmount", "100000.5", "totalAmount은(는) 정수여야 합니다."),
        ("seats", "[\"99Z\"]", "존재하지 않는 좌석입니다: 99Z"),
        ("seats", "[\"31A\"]", "존재하지 않는 좌석입니다: 31A"),
        ("seats", "[\"1A\",\"2A\"]", "선택한 좌석이 승객 수보다 많습니다."),
        ("seats", "\"1A\"", "seats은(는) 배열이어야 합니다."),
        ("seats", "[1]", "seats은(는) 문자열이어야 합니다."),
    ];

    [Fact]
    public async Task Each_fault_has_its_text_and_books_nothing()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);

        foreach (var (path, value, message) in Faults)
        {
            var body = BookingCalls.Booking(schedule, 100_000);
            Change(body, path.Split('.'), value);
            var answer = await platform.BookAsync(body);

            Assert.Equal((path, value, 400, message), (path, value, answer.Status, answer.Message));
        }

        Assert.Equal("", await platform.OccupiedAsync(schedule));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_body_that_is_no_object_is_rejected(string body)
    {
        var answer = await platform.Client.PostAsync(BookingCalls.Path, body, platform.UserToken);

        Assert.Equal(400, answer.Status);
        Assert.NotEmpty(answer.Message!);
    }

    [Fact]
    public async Task Two_passengers_cannot_have_one_seat()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);

        var answer = await platform.BookAsync(BookingCalls.Booking(schedule, 200_000, 2, "3A", "3a"));

        Assert.Equal((400, "같은 좌석을 두 번 선택할 수 없습니다: 3A"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_deleted_flight_and_one_that_departed_are_not_sold()
    {
        var id = FlightCalls.NextFlight();
        var deleted = await platform.ScheduleAsync(_day, price: 100_000, id: id);
        await platform.AdminAsync(HttpMethod.Delete, $"{FlightCalls.Flights}/{id}");
        var flight = FlightCalls.Flight(FlightCalls.NextFlight());
        var yesterday = FlightCalls.Today.AddDays(-1);
        await platform.AddAsync(flight, FlightCalls.Single(yesterday));

        var answer = await platform.BookAsync(BookingCalls.Booking(deleted, 100_000));

        Assert.Equal((400, Insufficient), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_changed_fare_is_not_paid_by_the_old_amount()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        await platform.DiscountAsync(schedule, 15);

        var full = await platform.BookAsync(BookingCalls.Booking(schedule, 100_000));
        var (number, _) = await platform.BookedAsync(BookingCalls.Booking(schedule, 85_000));

        Assert.Equal((400, "결제 금액이 운임과 일치하지 않습니다."), (full.Status, full.Message));
        Assert.Equal(85_000, (await platform.ShowAsync(number)).Number("total_amount"));
    }

    private static void Change(JsonNode node, string[] path, string? value)
    {
        foreach (var step in path[..^1])
        {
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        }

        if (value is null)
        {
            node.AsObject().Remove(path[^1]);
        }
        else
        {
            node[path[^1]] = JsonNode.Parse(value);
        }
    }
}
