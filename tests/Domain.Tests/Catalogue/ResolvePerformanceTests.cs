using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ResolvePerformanceTests
{
    private static readonly Guid KnownId = ScopedId.Create(ScopedKind.Performance, 7, 0);

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly Names _names = new();

    [Theory]
    [InlineData("evt_2025_1001")]
    [InlineData("evt 1")]
    [InlineData("0198c0de-0000-7000-8000-000000000001")]
    public async Task Disabled_implicit_events_add_and_look_up_nothing(string name)
    {
        var result = await ResolveAsync(name, new ImplicitEventPolicy());

        Assert.Equal(0, result.Value.Tag.Number);
        Assert.Empty(_names.LookedUp);
    }

    [Fact]
    public async Task Performance_id_is_never_used_as_an_implicit_name()
    {
        var on = await ResolveAsync(KnownId.ToString("D").ToUpperInvariant());
        var off = await ResolveAsync(KnownId.ToString(), new ImplicitEventPolicy());

        Assert.Equal((new PerformanceId(KnownId), new PerformanceId(KnownId)), (on.Value, off.Value));
        Assert.Empty(_names.LookedUp);
    }

    [Fact]
    public async Task Implicit_event_is_on_sale_according_to_the_settings()
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

        var result = await ResolveAsync("evt_2025_1001", policy);

        var made = Assert.Single(_names.Made);
        Assert.Equal(made.Id, result.Value);
        Assert.Equal(("evt_2025_1001", "evt_2025_1001", 1), (made.Name, made.Details.Title, made.Id.Tag.Number));
        Assert.Equal(PerformanceState.OnSale, made.StateAt(_clock.GetUtcNow()));
        Assert.Equal(PerformanceState.OnSale, made.StateAt(_clock.GetUtcNow().AddDays(10).AddSeconds(-1)));
        Assert.Equal(PerformanceState.Ended, made.StateAt(_clock.GetUtcNow().AddDays(10)));
        Assert.Equal((30, 7), (made.Layout!.SeatCount, made.Layout.SeatAt(29).Price));
        Assert.Equal(new QueueRules(5, 2), made.Queue);
        Assert.Empty(made.TicketTypes);
    }

    [Fact]
    public async Task Implicit_event_has_no_queue_by_default()
    {
        await ResolveAsync("evt");

        Assert.Null(Assert.Single(_names.Made).Queue);
    }

    [Fact]
    public async Task Rejects_malformed_names_before_any_look_up()
    {
        string[] names = ["", " ", "a b", "a/b", "a~b", "é", "가", new('x', FreeName.LengthMax + 1)];

        foreach (var name in names)
        {
            Assert.Equal((name, "catalogue.bad-event-name"), (name, (await ResolveAsync(name)).Error?.Code));
        }

        Assert.Empty(_names.LookedUp);
        Assert.Null((await ResolveAsync(new string('x', FreeName.LengthMax))).Error);
        Assert.Null((await ResolveAsync("aZ09-_.:")).Error);
    }

    [Fact]
    public async Task Rejects_a_new_name_in_a_full_catalogue()
    {
        _names.IsFull = true;

        var result = await ResolveAsync("evt");

        Assert.Equal("catalogue.full", result.Error?.Code);
    }

    private ValueTask<Result<PerformanceId>> ResolveAsync(string name, ImplicitEventPolicy? policy = null) =>
        new ResolvePerformance(
            _names, policy ?? new ImplicitEventPolicy { ImplicitEvents = true }, _clock, new IdSource(_clock))
            .ExecuteAsync(name, default);

    private sealed class Names : IImplicitPerformances
    {
        public bool IsFull { get; set; }

        public List<string> LookedUp { get; } = [];

        public List<Performance> Made { get; } = [];

        public ValueTask<PerformanceId?> FindOrAddAsync(
            string name, Func<int, Performance> make, CancellationToken cancellationToken)
        {
            LookedUp.Add(name);

            if (IsFull)
            {
                return new ValueTask<PerformanceId?>((PerformanceId?)null);
            }

            Made.Add(make(Made.Count + 1));

            return new ValueTask<PerformanceId?>(Made[^1].Id);
        }
    }
}
