using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Seats of a reservation at the Ingresso mock.</summary>
[Collection(IngressoOrdering.Name)]
public sealed class IngressoReserveOverHttpTests(IngressoFixture ingresso)
{
    private const string Circle = "CIRCLE";

    [Theory]
    [InlineData("seat0=A1&seat1=A2", "A1,A2", "got_all")]
    [InlineData("seat0=foo&seat1=bar", "A1,A2", "got_none")]
    [InlineData("seat0=A4&seat1=foo", "A4,A1", "got_partial")]
    [InlineData("", "A1,A2", "not_requested")]
    public async Task Reserves_the_requested_seats_where_possible(string command, string seats, string status)
    {
        var performance = await ingresso.PerformanceAsync("7AB", 1);
        var answer = await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "A/pool", 2, command));
        await ingresso.PostAsync("release.v1", $"transaction_uuid={answer.Uuid}");

        Assert.Equal((seats, status), (
            string.Join(',', answer.Seats), answer.Order.GetProperty("seat_request_status").GetString()));
    }

    [Fact]
    public async Task Special_seats_move_or_fail_the_reservation()
    {
        var performance = await ingresso.PerformanceAsync("7AB");
        var moved =
            await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "B/pool", 2, "seat0=D6&seat1=D7"));
        var failed =
            await ingresso.PostAsync("reserve.v1", Order(performance, Circle, "B/pool", 2, "seat0=H9&seat1=H10"));
        await ingresso.PostAsync("release.v1", $"transaction_uuid={moved.Uuid}");

        Assert.Equal(["D2", "D3"], moved.Seats);
        Assert.Equal("got_none", moved.Order.GetProperty("seat_request_status").GetString());
        Assert.False(failed.Body.TryGetProperty("trolley_contents", out _));
        Assert.Equal("Seat H10 causes failure.", failed.Body.GetProperty("unreserved_orders")[0]
            .GetProperty("reserve_failure_comment").GetString());
    }

    [Theory]
    [InlineData("seat0=A1&seat1=A3", "got_none")]
    [InlineData("seat0=A2&seat1=A3", "got_none")]
    [InlineData("seat0=A3&seat1=A4", "got_all")]
    public async Task Does_not_leave_a_single_seat_where_forbidden(string command, string status)
    {
        var performance = await ingresso.PerformanceAsync("7AA", command.Length + status.Length);
        var answer = await ingresso.PostAsync("reserve.v1", Order(performance, "STALLS", "A/pool", 2, command));
        await ingresso.PostAsync("release.v1", $"transaction_uuid={answer.Uuid}");

        Assert.Equal(status, answer.Order.GetProperty("seat_request_status").GetString());
    }

    [Fact]
    public async Task Sells_the_last_tickets_once_and_again_after_their_release()
    {
        var performance = await ingresso.PerformanceAsync("6IF", 8);
        var order = Order(performance, "STALLS", "B/pool", 1);
        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ingresso.PostAsync("reserve.v1", order)));
        var winners = race.Where(answer => answer.Body.TryGetProperty("trolley_contents", out _)).ToArray();

        Assert.Equal(["K1", "K2", "K3"], winners.SelectMany(answer => answer.Seats).Order());
        Assert.All(race.Except(winners), answer => Assert.False(
            answer.Body.GetProperty("input_contained_unavailable_order").GetBoolean()));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            ingresso.PostAsync("release.v1", $"transaction_uuid={winners[0].Uuid}")));
        var back = await ingresso.PostAsync("reserve.v1", order);

        Assert.Equal(winners[0].Seats, back.Seats);
        Assert.False((await ingresso.PostAsync("reserve.v1", order)).Body.TryGetProperty("trolley_contents", out _));
    }

    [Fact]
    public async Task The_failing_event_fails_on_tuesdays_and_on_request()
    {
        var tuesday = await OnAsync(DayOfWeek.Tuesday);
        var thursday = await OnAsync(DayOfWeek.Thursday);
        var rejected = await ingresso.PostAsync("reserve.v1", Order(tuesday, Circle, "A/pool", 1));
        var reserved = await ingresso.PostAsync("reserve.v1", Order(thursday, Circle, "A/pool", 3));
        var failed = await ingresso.PostAsync(
            "purchase.v1", Customer($"transaction_uuid={reserved.Uuid}&address_line_two=fail+part+one"));

        Assert.Equal("Reservations fail on Tuesdays.", rejected.Body.GetProperty("unreserved_orders")[0]
            .GetProperty("reserve_failure_comment").GetString());
        Assert.Equal([false, true, true], reserved.Order.GetProperty("ticket_orders").GetProperty("ticket_order")[0]
            .GetProperty("seats").EnumerateArray().Select(seat => seat.GetProperty("is_restricted_view").GetBoolean()));
        Assert.Equal((200, "failed", "failed"), (
            failed.Status, failed["transaction_status"], await ingresso.StatusAsync(reserved.Uuid)));
    }

    private async Task<string> OnAsync(DayOfWeek day) => (await ingresso.GetAsync("performances.v1?event_id=6IE")).Body
        .GetProperty("results").GetProperty("performance").EnumerateArray()
        .First(one => one.GetProperty("iso8601_date_and_time").GetDateTimeOffset().DayOfWeek == day)
        .GetProperty("perf_id").GetString()!;
}
