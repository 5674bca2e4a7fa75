using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ChangeQueueRulesTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Stores_the_queue_rules_with_the_performance()
    {
        var performance = await _fixture.AddAsync();

        CatalogueFixture.Accepted(
            await _fixture.ChangeQueue.ExecuteAsync(performance.Id, new QueueRules(7, 3), condition: null, default));

        Assert.Equal(new QueueRules(7, 3), (await _fixture.StoredAsync(performance.Id)).Queue);
    }

    [Fact]
    public async Task Rejects_invalid_rules_unknown_and_concurrently_changed_performances()
    {
        var performance = await _fixture.AddAsync();

        Assert.Equal("catalogue.bad-field", await CodeAsync(performance.Id, new QueueRules(-1, 1)));
        Assert.Equal(
            "catalogue.unknown-performance", await CodeAsync(new PerformanceId(Guid.Empty), new QueueRules(1, 1)));
        _fixture.Store = new CatalogueFixture.Raced(_fixture.Memory);
        Assert.Equal("catalogue.changed-meanwhile", await CodeAsync(performance.Id, new QueueRules(1, 1)));
    }

    private async Task<string?> CodeAsync(PerformanceId id, QueueRules rules) =>
        (await _fixture.ChangeQueue.ExecuteAsync(id, rules, condition: null, default)).Error?.Code;
}
