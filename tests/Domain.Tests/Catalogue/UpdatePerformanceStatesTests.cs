using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class UpdatePerformanceStatesTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Reports_each_state_change_once()
    {
        var performance = await _fixture.AddAsync(_fixture.Draft(saleStartsIn: TimeSpan.FromHours(1)));
        Assert.Empty(await AdvanceAsync());

        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([PerformanceState.OnSale], await AdvanceAsync());
        Assert.Empty(await AdvanceAsync());

        _fixture.Stock.SellOut(performance.Id);
        Assert.Equal([PerformanceState.SoldOut], await AdvanceAsync());
        Assert.Empty(await AdvanceAsync());

        _fixture.Stock.Return(performance.Id);
        Assert.Equal([PerformanceState.OnSale], await AdvanceAsync());

        _fixture.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([PerformanceState.Ended], await AdvanceAsync());
        Assert.Empty(await AdvanceAsync());
        Assert.Equal(PerformanceState.Ended, (await _fixture.StoredAsync(performance.Id)).State);
    }

    [Fact]
    public async Task Later_changes_have_greater_versions_even_from_a_host_whose_clock_is_behind()
    {
        var performance = await _fixture.AddAsync();
        _fixture.Stock.SellOut(performance.Id);
        var first = Assert.Single(await _fixture.Advance.ExecuteAsync(default));

        _fixture.Stock.Return(performance.Id);
        _fixture.Clock.AdjustTime(_fixture.Clock.GetUtcNow().AddMinutes(-1));
        var second = Assert.Single(await _fixture.Advance.ExecuteAsync(default));

        Assert.InRange(VersionOf(second), VersionOf(first) + 1, VersionOf(first) + 1_000);
        Assert.Equal(VersionOf(second), (await _fixture.StoredAsync(performance.Id)).Version);
    }

    [Fact]
    public async Task Ignores_drafts_and_cancelled_performances()
    {
        await _fixture.AddDraftAsync();
        var cancelled = await _fixture.AddAsync();
        await _fixture.Cancel.ExecuteAsync(cancelled.Id, default);
        _fixture.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Empty(await AdvanceAsync());
    }

    [Fact]
    public async Task Lost_race_reports_no_change()
    {
        await _fixture.AddAsync(_fixture.Draft(saleStartsIn: TimeSpan.FromHours(1)));
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        _fixture.Store = new CatalogueFixture.Raced(_fixture.Memory);

        Assert.Empty(await AdvanceAsync());
    }

    [Fact]
    public async Task Unknown_stock_of_one_performance_does_not_hide_changes_of_others()
    {
        var unavailable = await _fixture.AddAsync();
        var opening = await _fixture.AddAsync(_fixture.Draft(saleStartsIn: TimeSpan.FromHours(1)));
        _fixture.Stock.MakeUnavailable(unavailable.Id);
        _fixture.Clock.Advance(TimeSpan.FromHours(1));

        var messages = await _fixture.Advance.ExecuteAsync(default);

        Assert.Equal(opening.Id, Assert.Single(messages).Performance);
    }

    [Fact]
    public async Task Fails_when_no_state_can_be_computed()
    {
        var unavailable = await _fixture.AddAsync();
        _fixture.Stock.MakeUnavailable(unavailable.Id);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => _fixture.Advance.ExecuteAsync(default));
    }

    private static long VersionOf(LiveMessage message) => Assert.IsType<PerformanceStateChanged>(message).Version;

    private async Task<IEnumerable<PerformanceState>> AdvanceAsync() =>
        (await _fixture.Advance.ExecuteAsync(default)).Cast<PerformanceStateChanged>().Select(message => message.State);
}
