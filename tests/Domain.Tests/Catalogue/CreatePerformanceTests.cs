using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class CreatePerformanceTests
{
    private readonly CatalogueScene _scene = new();

    [Fact]
    public async Task Makes_a_draft_that_carries_its_number_in_its_id()
    {
        var first = await _scene.AddDraftAsync();
        var second = await _scene.AddDraftAsync();

        Assert.Equal((1, 2), (first.Id.Tag.Number, second.Id.Tag.Number));
        Assert.Equal(PerformanceState.Draft, first.State);
        Assert.Equal(CatalogueScene.Organiser.Value, first.CreatedBy);
        Assert.Equal((_scene.Now, _scene.Now), (first.CreatedAt, first.UpdatedAt));
        Assert.Equal(TicketTypeId.Of(second.Id, 0), Assert.Single(second.TicketTypes).Id);
    }

    [Fact]
    public async Task Refuses_a_layout_that_nobody_made()
    {
        var outcome = await _scene.Create.ExecuteAsync(
            CatalogueScene.Organiser, _scene.Draft() with { Layout = new LayoutId(Guid.Empty) }, default);

        Assert.Equal("catalogue.unknown-layout", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Refuses_one_more_than_the_catalogue_holds()
    {
        var scene = new CatalogueScene(new CataloguePolicy { PerformanceCountMax = 1 });
        await scene.AddDraftAsync();

        var outcome = await scene.Create.ExecuteAsync(CatalogueScene.Organiser, scene.Draft(), default);

        Assert.Equal("catalogue.full", outcome.Refusal?.Code);
    }
}
