using System.Globalization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Flights;

public sealed class FlightScheduleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4_711)]
    [InlineData(ScheduleId.Max)]
    public void Its_performance_has_a_number_of_the_upper_half(int number)
    {
        var id = new ScheduleId(number);

        Assert.Equal((1 << 23) + number, id.Tag.Number);
        Assert.False(id.Tag.IsEvent);
        Assert.Equal(id, ScheduleId.Of(id.Tag));
        Assert.Equal(id.Tag, id.Performance.Tag);
        Assert.Equal(id.Performance, new ScheduleId(number).Performance);
        Assert.True(SeatId.Of(id.Performance, 5).TryIndex(id.Performance, out var index));
        Assert.Equal(5, index);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 23) - 1)]
    [InlineData(1 << 23)]
    public void Numbers_of_events_are_no_schedules(int number) =>
        Assert.Null(ScheduleId.Of(new PerformanceTag(number)));

    [Fact]
    public void Departs_at_its_Korean_time() => Assert.Equal(
        new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.Zero), FlightSamples.Schedule().DepartsAt);

    [Fact]
    public void Is_open_until_it_departs_while_its_flight_is_active()
    {
        var schedule = FlightSamples.Schedule();

        Assert.True(schedule.IsOpenAt(schedule.DepartsAt.AddTicks(-1)));
        Assert.False(schedule.IsOpenAt(schedule.DepartsAt));
        Assert.False((schedule with { State = ScheduleState.Cancelled }).IsOpenAt(Moments.Noon));
        Assert.False((schedule with { State = ScheduleState.Delayed }).IsOpenAt(Moments.Noon));
        Assert.False((schedule with { Flight = schedule.Flight with { IsActive = false } }).IsOpenAt(Moments.Noon));
    }

    [Fact]
    public void Is_sold_as_a_performance_whose_seats_cost_what_a_passenger_pays()
    {
        var schedule = FlightSamples.Schedule(price: 312_885, seats: 155, discount: 33);

        var performance = FlightPerformance.Of(schedule);

        Assert.Equal((schedule.Id.Performance, 155), (performance.Id, performance.SeatsOnSale));
        Assert.Equal((180, 209_633), (performance.Layout!.SeatCount, performance.Layout.SeatAt(0).Price));
        Assert.Equal(PerformanceState.OnSale, performance.StateAt(Moments.Noon));
        Assert.Equal(PerformanceState.Ended, performance.StateAt(schedule.DepartsAt));
        Assert.Null(performance.Queue);
    }

    [Fact]
    public void A_deleted_flight_is_over_and_a_cancelled_schedule_is_cancelled()
    {
        var schedule = FlightSamples.Schedule();
        var deleted = schedule with { Flight = schedule.Flight with { IsActive = false } };
        var cancelled = schedule with { State = ScheduleState.Cancelled };

        Assert.Equal(PerformanceState.Ended, FlightPerformance.Of(deleted).StateAt(Moments.Noon));
        Assert.Equal(PerformanceState.Cancelled, FlightPerformance.Of(cancelled).StateAt(Moments.Noon));
    }

    [Theory]
    [InlineData("06:30", "09:15", "2시간 45분")]
    [InlineData("13:00", "18:30", "5시간 30분")]
    [InlineData("09:00", "08:30", "23시간 30분")]
    [InlineData("11:00", "06:30", "19시간 30분")]
    [InlineData("09:00", "09:00", "24시간 0분")]
    public void Duration_is_the_time_between_the_two_clock_times(string departure, string arrival, string duration) =>
        Assert.Equal(duration, Flight.DurationBetween(TimeOf(departure), TimeOf(arrival)));

    private static TimeOnly TimeOf(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
