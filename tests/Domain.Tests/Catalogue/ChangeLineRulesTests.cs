using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ChangeLineRulesTests
{
    private readonly CatalogueScene _scene = new();

    [Fact]
    public async Task Keeps_the_caps_with_the_performance()
    {
        var performance = await _scene.AddAsync();

        CatalogueScene.Accepted(await _scene.ChangeLine.ExecuteAsync(performance.Id, new LineRules(7, 3), default));

        Assert.Equal(new LineRules(7, 3), (await _scene.StoredAsync(performance.Id)).Line);
    }

    [Fact]
    public async Task Refuses_caps_out_of_range_unknown_performances_and_lost_races()
    {
        var performance = await _scene.AddAsync();

        Assert.Equal("catalogue.bad-field", await CodeAsync(performance.Id, new LineRules(-1, 1)));
        Assert.Equal(
            "catalogue.unknown-performance", await CodeAsync(new PerformanceId(Guid.Empty), new LineRules(1, 1)));
        _scene.Books = new CatalogueScene.Raced(_scene.Memory);
        Assert.Equal("catalogue.changed-meanwhile", await CodeAsync(performance.Id, new LineRules(1, 1)));
    }

    private async Task<string?> CodeAsync(PerformanceId id, LineRules rules) =>
        (await _scene.ChangeLine.ExecuteAsync(id, rules, default)).Refusal?.Code;
}
