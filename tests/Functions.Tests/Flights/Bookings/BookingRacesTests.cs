using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights.Bookings;

/// <summary>Many passengers at once: every seat is sold once, and the stock is exact afterwards.</summary>
[Collection(PlatformTests.Name)]
public sealed class BookingRacesTests(PlatformFixture platform)
{
    private const int Callers = 16;

    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task One_seat_is_booked_once()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 150);

        var answers = await BookAsync(schedule, passengers: 1, "12A");

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer =>
            Assert.Equal((400, "이미 선택된 좌석입니다: 12A"), (answer.Status, answer.Message)));
        Assert.Equal(("12A", 149), (await platform.OccupiedAsync(schedule), await platform.AvailableAsync(_day)));
    }

    [Fact]
    public async Task The_last_seats_are_given_to_as_many_as_there_are()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 10);

        var answers = await BookAsync(schedule, passengers: 1);

        Assert.Equal(10, answers.Count(answer => answer.Status == 201));
        Assert.All(answers.Where(answer => answer.Status != 201), answer =>
            Assert.Equal((400, "선택한 항공편의 좌석이 부족합니다."), (answer.Status, answer.Message)));
        Assert.Equal(10, (await platform.OccupiedAsync(schedule)).Split(' ').Length);
        Assert.Equal(0, await platform.AvailableAsync(_day));
    }

    [Fact]
    public async Task Groups_get_all_their_seats_or_none()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 24);

        var answers = await BookAsync(schedule, passengers: 3);

        Assert.Equal(8, answers.Count(answer => answer.Status == 201));
        Assert.Equal(24, (await platform.OccupiedAsync(schedule)).Split(' ').Distinct().Count());
    }

    [Fact]
    public async Task Concurrent_cancellations_take_effect_once()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 150);
        var (number, _) = await platform.BookedAsync(BookingCalls.Booking(schedule, 200_000, 2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => platform.CancelAsync(number)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer =>
            Assert.Equal((404, "취소 가능한 예약을 찾을 수 없습니다."), (answer.Status, answer.Message)));
        Assert.Equal(150, await platform.AvailableAsync(_day));
    }

    [Fact]
    public async Task Seats_and_bookings_add_up_while_passengers_book_and_cancel()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 60);
        var token = await platform.UserAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            for (var turn = 0; turn < 3; turn++)
            {
                var (number, _) = await platform.BookedAsync(
                    BookingCalls.Booking(schedule, 100_000 * (1 + (i % 3)), 1 + (i % 3)), token);

                if (turn < 2)
                {
                    Assert.Equal(200, (await platform.CancelAsync(number, token)).Status);
                }
            }
        }));

        var live = (await platform.MineAsync(token)).Where(row => row.Text("status") == "CONFIRMED")
            .SelectMany(row => row.GetProperty("passengers").EnumerateArray().Select(one => one.Text("seat_number")!))
            .Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(live.Length, live.Distinct().Count());
        Assert.Equal(string.Join(' ', live), await platform.OccupiedAsync(schedule));
        Assert.Equal(60 - live.Length, await platform.AvailableAsync(_day));
    }

    private async Task<Answer[]> BookAsync(int schedule, int passengers, params string[] seats) =>
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ =>
            platform.BookAsync(BookingCalls.Booking(schedule, 100_000 * passengers, passengers, seats))));
}
