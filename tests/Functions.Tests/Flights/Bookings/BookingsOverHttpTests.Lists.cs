using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights.Bookings;

/// <summary>Lists of bookings, and the seats of a schedule.</summary>
public sealed partial class BookingsOverHttpTests
{
    [Fact]
    public async Task The_list_is_newest_first_and_comes_in_pages()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var ids = new List<int>();

        for (var i = 0; i < 5; i++)
        {
            ids.Add((await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token)).Id);
        }

        ids.Reverse();
        Assert.Equal(ids, (await platform.MineAsync(token)).Select(row => row.Number("booking_id")));
        var second = await platform.MineAsync(token, "?page=2&limit=2");
        Assert.Equal(ids.Skip(2).Take(2), second.Select(row => row.Number("booking_id")));
        Assert.Empty(await platform.MineAsync(token, "?page=9&limit=2"));
        var bad = await platform.Client.SendAsync(HttpMethod.Get, $"{BookingCalls.Path}?limit=501", token);
        Assert.Equal(400, bad.Status);
    }

    [Fact]
    public async Task Bookings_are_their_owners_and_unknown_to_others()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var owner = await platform.UserAsync();
        var (number, _) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), owner);

        foreach (var text in (string[])[number, "CJ00000000", "nothing"])
        {
            var path = $"{BookingCalls.Path}/{text}";
            var shown = await platform.Client.SendAsync(HttpMethod.Get, path, platform.UserToken);
            var cancelled = await platform.CancelAsync(text);

            Assert.Equal((404, "예약을 찾을 수 없습니다."), (shown.Status, shown.Message));
            Assert.Equal((404, "취소 가능한 예약을 찾을 수 없습니다."), (cancelled.Status, cancelled.Message));
        }

        Assert.Equal("CONFIRMED", (await platform.ShowAsync(number, platform.AdminToken)).Text("status"));
        Assert.Equal(401, (await platform.Client.SendAsync(HttpMethod.Get, BookingCalls.Path)).Status);
    }

    [Fact]
    public async Task The_seat_map_shows_every_seat_with_its_state()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 149);
        await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000, 1, "2B"));

        var map = await platform.GetAsync($"{BookingCalls.Path}/seat-map/{schedule}");
        var seats = map.Body.GetProperty("seats").EnumerateArray()
            .ToDictionary(seat => seat.Text("seat_number")!, seat => seat.Text("status"));

        Assert.Equal((200, 30, "ABCDEF"), (map.Status, map.Body.Number("rows"), map.Body.Text("letters")));
        Assert.Equal(("available", "occupied", "available", "blocked"),
            (seats["1A"], seats["2B"], seats["25E"], seats["25F"]));
        Assert.Equal(404, (await platform.GetAsync($"{BookingCalls.Path}/seat-map/8000000")).Status);
        Assert.Equal(404, (await platform.GetAsync($"{BookingCalls.Path}/seat-map/abc")).Status);
    }

    [Fact]
    public async Task Occupied_seats_are_in_the_order_of_their_texts_and_of_an_unknown_schedule_none()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        await platform.BookedAsync(BookingCalls.Booking(schedule, 200_000, 2, "2A", "10A"));

        Assert.Equal("10A 2A", await platform.OccupiedAsync(schedule));
        Assert.Equal("", await platform.OccupiedAsync(8_000_000));
        Assert.Equal(404, (await platform.GetAsync($"{BookingCalls.Path}/occupied-seats/abc")).Status);
    }
}
