using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class CreatePerformanceTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Creates_a_draft_with_its_number_in_its_id()
    {
        var first = await _fixture.AddDraftAsync();
        var second = await _fixture.AddDraftAsync();

        Assert.Equal((1, 2), (first.Id.Tag.Number, second.Id.Tag.Number));
        Assert.Equal(PerformanceState.Draft, first.State);
        Assert.Equal(CatalogueFixture.Organiser.Value, first.CreatedBy);
        Assert.Equal((_fixture.Now, _fixture.Now), (first.CreatedAt, first.UpdatedAt));
        Assert.Equal(TicketTypeId.Of(second.Id, 0), Assert.Single(second.TicketTypes).Id);
    }

    [Fact]
    public async Task Rejects_an_unknown_layout()
    {
        var result = await _fixture.Create.ExecuteAsync(
            CatalogueFixture.Organiser, _fixture.Draft() with { Layout = new LayoutId(Guid.Empty) }, default);

        Assert.Equal("catalogue.unknown-layout", result.Error?.Code);
    }

    [Fact]
    public async Task Rejects_a_performance_above_the_catalogue_limit()
    {
        var fixture = new CatalogueFixture(new CataloguePolicy { PerformanceCountMax = 1 });
        await fixture.AddDraftAsync();

        var result = await fixture.Create.ExecuteAsync(CatalogueFixture.Organiser, fixture.Draft(), default);

        Assert.Equal("catalogue.full", result.Error?.Code);
    }
}
