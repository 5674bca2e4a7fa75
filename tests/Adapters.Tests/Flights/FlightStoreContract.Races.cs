using Serverless.Domain.Flights;

namespace Serverless.Adapters.Tests.Flights;

/// <summary>What must stay true when several instances change the same flight.</summary>
public abstract partial class FlightStoreContract
{
    [Fact]
    public async Task Concurrent_schedules_of_one_flight_and_day_make_one()
    {
        var instances = Enumerable.Range(0, 8).Select(_ => NewInstance()).ToArray();

        var results = await Task.WhenAll(instances.Select((instance, i) => AddAsync(instance, 1, price: 100 + i)));

        Assert.All(results, id => Assert.NotEqual(0, id.Value));
        var stored = Assert.Single((await FindAsync("CJ101"))!.Value.Value.Schedules);
        Assert.All(results, id => Assert.Equal(stored.Id, id));
        Assert.Single(await _instance.Flights.ListAsync(Tokyo, Today.AddDays(1), default));
    }

    [Fact]
    public async Task Concurrent_schedules_of_different_days_are_all_stored()
    {
        var instances = Enumerable.Range(0, 8).Select(_ => NewInstance()).ToArray();

        await Task.WhenAll(instances.Select((instance, i) => AddAsync(instance, i, price: 100)));

        var stored = (await FindAsync("CJ101"))!.Value.Value.Schedules;
        Assert.Equal(Enumerable.Range(0, 8).Select(Today.AddDays), stored.Select(schedule => schedule.Date));
        Assert.Equal(8, stored.Select(schedule => schedule.Id).Distinct().Count());
    }

    [Fact]
    public async Task Numbers_of_concurrent_instances_differ()
    {
        var instances = Enumerable.Range(0, 6).Select(_ => NewInstance()).ToArray();

        var discounts = await Task.WhenAll(
            instances.SelectMany(instance => Enumerable.Repeat(instance, 20))
                .Select(instance => instance.Discounts.NextIdAsync(default)));

        Assert.Equal(120, discounts.Distinct().Count());
        Assert.All(discounts, id => Assert.True(id.Value > 0));
    }

    [Fact]
    public async Task Concurrent_discounts_of_one_schedule_make_one()
    {
        await SaveAsync(null, Table(Flight("CJ101"), [1]));
        var instances = Enumerable.Range(0, 8).Select(_ => NewInstance()).ToArray();

        var results = await Task.WhenAll(instances.Select((instance, i) => DiscountAsync(instance, "CJ101", 10 + i)));

        Assert.Equal(1, results.Count(added => added));
        var schedule = Assert.Single(await _instance.Discounts.ListAsync(Today, default));
        Assert.Equal(schedule, await _instance.Discounts.FindAsync(schedule.Discount!.Id, default));
    }

    [Fact]
    public async Task Concurrent_discounts_of_many_flights_are_all_listed_newest_first()
    {
        var flights = Enumerable.Range(1, 8).Select(i => $"CJ{i}").ToArray();
        await Task.WhenAll(flights.Select(id => SaveAsync(null, Table(Flight(id), [1, 2]))));

        var added = await Task.WhenAll(flights.Select(id => DiscountAsync(NewInstance(), id, 10)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await DiscountAsync(_instance, "CJ1", 20, day: 2);
        var listed = await _instance.Discounts.ListAsync(Today, default);

        Assert.All(added, isAdded => Assert.True(isAdded));
        Assert.Equal(9, listed.Count);
        Assert.Equal((20, Today.AddDays(2)), (listed[0].Discount!.Percentage, listed[0].Date));
        Assert.Equal(9, await _instance.Discounts.CountAsync(default));
    }

    [Fact]
    public async Task A_discount_ends_once_and_leaves_the_list_with_its_day()
    {
        await SaveAsync(null, Table(Flight("CJ101"), [0, 1]));
        await DiscountAsync(_instance, "CJ101", 10);
        await DiscountAsync(_instance, "CJ101", 20, day: 0);
        var tomorrow = (await _instance.Discounts.ListAsync(Today.AddDays(1), default))[0].Discount!.Id;
        var today = (await _instance.Discounts.ListAsync(Today, default))
            .Single(schedule => schedule.Date == Today).Discount!.Id;

        var before = (await FindAsync("CJ101"))!.Value;
        var schedule = before.Value.Find(Today.AddDays(1))!;
        Assert.True(await SaveAsync(before, before.Value.With([schedule with { Discount = null }])));
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Null(await _instance.Discounts.FindAsync(tomorrow, default));
        Assert.Null(await _instance.Discounts.FindAsync(today, default));
        Assert.Empty(await _instance.Discounts.ListAsync(Today.AddDays(1), default));
        Assert.Equal(0, await _instance.Discounts.CountAsync(default));
    }

    private static async Task<ScheduleId> AddAsync(Instance instance, int day, int price)
    {
        var (id, date) = (new FlightId("CJ101"), Today.AddDays(day));

        for (var attempt = 0; attempt < 100; attempt++)
        {
            var before = await instance.Timetables.FindAsync(id, Today, default);
            var table = before?.Value ?? new Timetable(Flight("CJ101"), []);

            if (table.Find(date) is { } known)
            {
                return known.Id;
            }

            await instance.Timetables.TrySaveAsync(
                before, table.With([new FlightSchedule(default, table.Flight, date, price, 180)]), default);
        }

        return default;
    }

    private async Task<bool> DiscountAsync(Instance instance, string flight, int percentage, int day = 1)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var before = (await instance.Timetables.FindAsync(new FlightId(flight), Today, default))!.Value;
            var schedule = before.Value.Find(Today.AddDays(day))!;

            if (schedule.Discount is not null)
            {
                return false;
            }

            var id = await instance.Discounts.NextIdAsync(default);
            var discount = new ScheduleDiscount(id, percentage, _clock.GetUtcNow());

            if (await instance.Timetables.TrySaveAsync(
                before, before.Value.With([schedule with { Discount = discount }]), default))
            {
                return true;
            }
        }

        return false;
    }
}
