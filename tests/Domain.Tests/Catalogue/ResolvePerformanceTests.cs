using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ResolvePerformanceTests
{
    private static readonly Guid OfOurs = ScopedId.Create(ScopedKind.Performance, 7, 0);

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly Names _names = new();

    [Theory]
    [InlineData("evt_2025_1001")]
    [InlineData("evt 1")]
    [InlineData("0198c0de-0000-7000-8000-000000000001")]
    public async Task Makes_and_asks_for_nothing_where_it_is_off(string name)
    {
        var result = await NameAsync(name, new ImplicitEventPolicy());

        Assert.Equal(0, result.Value.Tag.Number);
        Assert.Empty(_names.Asked);
    }

    [Fact]
    public async Task Never_makes_a_name_of_an_id_of_ours()
    {
        var on = await NameAsync(OfOurs.ToString("D").ToUpperInvariant());
        var off = await NameAsync(OfOurs.ToString(), new ImplicitEventPolicy());

        Assert.Equal((new PerformanceId(OfOurs), new PerformanceId(OfOurs)), (on.Value, off.Value));
        Assert.Empty(_names.Asked);
    }

    [Fact]
    public async Task Makes_an_event_on_sale_from_now_on_by_the_settings()
    {
        var policy = new ImplicitEventPolicy
        {
            ImplicitEvents = true,
            ImplicitSeatCountMax = 30,
            ImplicitSeatPrice = 7,
            ImplicitCapacity = 5,
            ImplicitAdmissionsPerSecond = 2,
            ImplicitSaleDays = 10,
        };

        var result = await NameAsync("evt_2025_1001", policy);

        var made = Assert.Single(_names.Made);
        Assert.Equal(made.Id, result.Value);
        Assert.Equal(("evt_2025_1001", "evt_2025_1001", 1), (made.Name, made.Details.Title, made.Id.Tag.Number));
        Assert.Equal(PerformanceState.OnSale, made.StateAt(_clock.GetUtcNow()));
        Assert.Equal(PerformanceState.OnSale, made.StateAt(_clock.GetUtcNow().AddDays(10).AddSeconds(-1)));
        Assert.Equal(PerformanceState.Ended, made.StateAt(_clock.GetUtcNow().AddDays(10)));
        Assert.Equal((30, 7), (made.Layout!.SeatCount, made.Layout.EntryOf(29).Price));
        Assert.Equal(new QueueRules(5, 2), made.Queue);
        Assert.Empty(made.TicketTypes);
    }

    [Fact]
    public async Task Makes_no_line_unless_settings_say_so()
    {
        await NameAsync("evt");

        Assert.Null(Assert.Single(_names.Made).Queue);
    }

    [Fact]
    public async Task Refuses_what_is_no_name_before_anything_is_made()
    {
        string[] names = ["", " ", "a b", "a/b", "a~b", "é", "가", new('x', FreeName.LengthMax + 1)];

        foreach (var name in names)
        {
            Assert.Equal((name, "catalogue.bad-event-name"), (name, (await NameAsync(name)).Error?.Code));
        }

        Assert.Empty(_names.Asked);
        Assert.Null((await NameAsync(new string('x', FreeName.LengthMax))).Error);
        Assert.Null((await NameAsync("aZ09-_.:")).Error);
    }

    [Fact]
    public async Task Refuses_a_name_for_which_there_is_no_room()
    {
        _names.IsFull = true;

        var result = await NameAsync("evt");

        Assert.Equal("catalogue.full", result.Error?.Code);
    }

    private ValueTask<Result<PerformanceId>> NameAsync(string name, ImplicitEventPolicy? policy = null) =>
        new ResolvePerformance(
            _names, policy ?? new ImplicitEventPolicy { ImplicitEvents = true }, _clock, new IdSource(_clock))
            .ExecuteAsync(name, default);

    private sealed class Names : IImplicitPerformances
    {
        public bool IsFull { get; set; }

        public List<string> Asked { get; } = [];

        public List<Performance> Made { get; } = [];

        public ValueTask<PerformanceId?> FindOrAddAsync(
            string name, Func<int, Performance> make, CancellationToken cancellationToken)
        {
            Asked.Add(name);

            if (IsFull)
            {
                return new ValueTask<PerformanceId?>((PerformanceId?)null);
            }

            Made.Add(make(Made.Count + 1));

            return new ValueTask<PerformanceId?>(Made[^1].Id);
        }
    }
}
