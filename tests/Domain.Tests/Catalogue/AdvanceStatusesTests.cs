using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class AdvanceStatusesTests
{
    private readonly CatalogueScene _scene = new();

    [Fact]
    public async Task Walks_through_the_states_and_tells_each_step_once()
    {
        var performance = await _scene.AddAsync(_scene.Draft(saleStartsIn: TimeSpan.FromHours(1)));
        Assert.Empty(await AdvanceAsync());

        _scene.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([PerformanceState.OnSale], await AdvanceAsync());
        Assert.Empty(await AdvanceAsync());

        _scene.Stock.SellOut(performance.Id);
        Assert.Equal([PerformanceState.SoldOut], await AdvanceAsync());
        Assert.Empty(await AdvanceAsync());

        _scene.Stock.Return(performance.Id);
        Assert.Equal([PerformanceState.OnSale], await AdvanceAsync());

        _scene.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([PerformanceState.Ended], await AdvanceAsync());
        Assert.Empty(await AdvanceAsync());
        Assert.Equal(PerformanceState.Ended, (await _scene.StoredAsync(performance.Id)).State);
    }

    [Fact]
    public async Task Leaves_drafts_and_what_was_cancelled_alone()
    {
        await _scene.AddDraftAsync();
        var cancelled = await _scene.AddAsync();
        await _scene.Cancel.ExecuteAsync(cancelled.Id, default);
        _scene.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Empty(await AdvanceAsync());
    }

    [Fact]
    public async Task Of_two_that_run_at_once_one_tells()
    {
        await _scene.AddAsync(_scene.Draft(saleStartsIn: TimeSpan.FromHours(1)));
        _scene.Clock.Advance(TimeSpan.FromHours(1));
        _scene.Books = new CatalogueScene.Raced(_scene.Memory);

        Assert.Empty(await AdvanceAsync());
    }

    [Fact]
    public async Task Tells_what_it_could_do_when_the_stock_of_another_is_not_known()
    {
        var lost = await _scene.AddAsync();
        var over = await _scene.AddAsync(_scene.Draft(saleStartsIn: TimeSpan.FromHours(1)));
        _scene.Stock.Lose(lost.Id);
        _scene.Clock.Advance(TimeSpan.FromHours(1));

        var messages = await _scene.Advance.ExecuteAsync(default);

        Assert.Equal(over.Id, Assert.Single(messages).Performance);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => _scene.Advance.ExecuteAsync(default));
    }

    private async Task<IEnumerable<PerformanceState>> AdvanceAsync() =>
        (await _scene.Advance.ExecuteAsync(default)).Cast<PerformanceStateChanged>().Select(message => message.State);
}
