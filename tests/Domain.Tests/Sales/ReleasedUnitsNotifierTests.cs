using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class ReleasedUnitsNotifierTests
{
    private readonly SalesFixture _fixture = new();

    private ReleasedUnitsNotifier Notifier => _fixture.Get<ReleasedUnitsNotifier>();

    [Fact]
    public async Task Announces_all_seats_in_one_message()
    {
        var messages = await Notifier.OfAsync(_fixture.Performance, new ReleasedUnits([4, 2], []), default);

        var released = (SeatsReleased)Assert.Single(messages);
        Assert.Equal([_fixture.Seat(4), _fixture.Seat(2)], released.Seats);
        Assert.Equal(_fixture.Clock.GetUtcNow(), released.At);
    }

    [Fact]
    public async Task Announces_each_ticket_type_once_with_its_present_stock()
    {
        await _fixture.HoldTicketsAsync(Bob, (0, 2));

        var messages = await Notifier.OfAsync(_fixture.Performance, new ReleasedUnits([], [1, 0, 1]), default);

        Assert.Equal(
            [(_fixture.Type(1), 5, 5), (_fixture.Type(0), 3, 5)],
            messages.Cast<TicketStockChanged>()
                .Select(message => (message.TicketType, message.Available, message.Total)));
    }

    [Fact]
    public async Task Gives_a_newer_figure_a_greater_version()
    {
        var freed = new ReleasedUnits([], [0]);
        var before = (TicketStockChanged)(await Notifier.OfAsync(_fixture.Performance, freed, default))[0];
        await _fixture.HoldTicketsAsync(Bob, (0, 2));

        var after = (TicketStockChanged)(await Notifier.OfAsync(_fixture.Performance, freed, default))[0];

        Assert.True(after.Version > before.Version);
    }

    [Fact]
    public async Task Announces_nothing_where_nothing_is_free() =>
        Assert.Empty(await Notifier.OfAsync(_fixture.Performance, ReleasedUnits.None, default));

    [Fact]
    public async Task Announces_nothing_of_a_performance_that_was_called_off()
    {
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });

        Assert.Empty(await Notifier.OfAsync(_fixture.Performance, new ReleasedUnits([1], [0]), default));
    }
}
