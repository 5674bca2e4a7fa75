using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights.Bookings;

[Collection(PlatformTests.Name)]
public sealed class AdminBookingsTests(PlatformFixture platform)
{
    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task Everybodys_bookings_are_listed_newest_first_with_their_customers()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var first = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), await platform.UserAsync());
        var second = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), await platform.UserAsync());

        var newest = await ListAsync("?limit=500");
        var rows = newest.Where(row => row.Number("booking_id") == first.Id || row.Number("booking_id") == second.Id)
            .ToArray();
        var next = await ListAsync($"?before={second.Id}&limit=1");

        Assert.Equal([second.Id, first.Id], rows.Select(row => row.Number("booking_id")));
        Assert.StartsWith("Visitor ", rows[0].Text("customer_name"), StringComparison.Ordinal);
        Assert.EndsWith("@example.com", rows[0].Text("user_email"), StringComparison.Ordinal);
        Assert.False(rows[0].TryGetProperty("aircraft", out _));
        Assert.Equal(23, rows[0].Members().Length);
        Assert.True(Assert.Single(next).Number("booking_id") < second.Id);
        Assert.Equal(400, (await platform.AdminAsync(HttpMethod.Get, $"{BookingCalls.Admin}?limit=0")).Status);
        Assert.Equal(
            403, (await platform.Client.SendAsync(HttpMethod.Get, BookingCalls.Admin, platform.UserToken)).Status);
    }

    [Fact]
    public async Task A_part_of_a_number_a_name_or_an_address_finds_bookings()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var body = BookingCalls.Booking(schedule, 100_000);
        body["passengers"]![0]!["name"] = "남궁_백%로";
        body["passengers"]![0]!["nameEn"] = "NAMGUNG Unusual";
        var token = await platform.UserAsync();
        var (number, id) = await platform.BookedAsync(body, token);
        var customer = (await ListAsync($"?before={id + 1}&limit=1"))[0];

        foreach (var term in (string[])
            [
                number, number.ToLowerInvariant(), number[2..], "남궁_백", "백%로", "namgung unus", "UNUSUAL",
                customer.Text("customer_name")!, customer.Text("user_email")!.ToUpperInvariant(),
            ])
        {
            var found = await platform.AdminAsync(
                HttpMethod.Get, $"{BookingCalls.Admin}/search?term={Uri.EscapeDataString(term)}");

            Assert.Contains(
                id, found.Body.GetProperty("bookings").EnumerateArray().Select(row => row.Number("booking_id")));
        }

        var none = await platform.AdminAsync(HttpMethod.Get, $"{BookingCalls.Admin}/search?term=%25zz_q");
        Assert.Equal((200, """{"bookings":[]}"""), (none.Status, none.Text));

        foreach (var query in (string[])["", "?term=", "?term=%20"])
        {
            var answer = await platform.AdminAsync(HttpMethod.Get, $"{BookingCalls.Admin}/search{query}");
            Assert.Equal((400, "검색어를 입력해주세요."), (answer.Status, answer.Message));
        }
    }

    [Fact]
    public async Task An_administrator_cancels_anybodys_booking_once_and_the_trail_has_it()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 150);
        var (number, _) = await platform.BookedAsync(
            BookingCalls.Booking(schedule, 100_000), await platform.UserAsync());

        var cancelled = await CancelAsync(number);
        var again = await CancelAsync(number);
        var unknown = await CancelAsync("CJ00000000");
        var trail = (await platform.AdminAsync(HttpMethod.Get, "/api/admin/audit?limit=50")).Body.GetProperty("entries")
            .EnumerateArray().Where(entry => entry.Text("subject") == $"booking {number}").ToArray();

        Assert.Equal((200, """{"message":"예약이 취소되었습니다.","success":true}"""), (cancelled.Status, cancelled.Text));
        Assert.Equal((400, "취소 가능한 예약을 찾을 수 없습니다."), (again.Status, again.Message));
        Assert.Equal(400, unknown.Status);
        Assert.Equal("bookings.cancel", Assert.Single(trail).Text("action"));
        Assert.Equal(150, await platform.AvailableAsync(_day));
    }

    [Fact]
    public async Task Statistics_count_bookings_by_their_states()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var before = await StatisticsAsync();
        var (number, _) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000));
        await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000));
        await platform.CancelAsync(number);

        var after = await StatisticsAsync();

        var (was, becomes) = (before.GetProperty("bookings"), after.GetProperty("bookings"));
        Assert.True(becomes.Number("total") >= was.Number("total") + 2);
        Assert.True(after.GetProperty("bookings").Number("unpaid") >= 1);
        Assert.True(after.GetProperty("bookings").Number("cancelled") >= 1);
        Assert.InRange(after.GetProperty("load_factor").GetDouble(), 0, 1);
        Assert.Equal(
            ["bookings", "is_complete", "load_factor", "refunded", "revenue"],
            after.Members().Order(StringComparer.Ordinal));
    }

    private async Task<JsonElement[]> ListAsync(string query)
    {
        var answer = await platform.AdminAsync(HttpMethod.Get, BookingCalls.Admin + query);
        Assert.Equal(200, answer.Status);

        return [.. answer.Body.GetProperty("bookings").EnumerateArray()];
    }

    private async Task<JsonElement> StatisticsAsync()
    {
        var answer = await platform.AdminAsync(HttpMethod.Get, "/api/admin/stats");
        Assert.Equal(200, answer.Status);

        return answer.Body;
    }

    private Task<Answer> CancelAsync(string number) =>
        platform.AdminAsync(HttpMethod.Put, $"{BookingCalls.Admin}/{number}/cancel", (JsonObject?)null);
}
