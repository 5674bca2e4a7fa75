using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ShowPerformanceTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Shows_each_ticket_type_with_its_stock_by_descending_price()
    {
        var performance = await _fixture.AddAsync(_fixture.Draft() with
        {
            TicketTypes =
                [new("Cheap", null, 10_000, 10), new("Dear", "near", 90_000, 5), new("Middle", null, 50_000, 7)],
        });
        _fixture.Stock.Hold(performance.TicketTypes[1].Id, 2);

        var offer = CatalogueFixture.Accepted(await _fixture.Show.ExecuteAsync(performance.Id, default));
        var types = await _fixture.ListTypes.ExecuteAsync(performance.Id, default);

        Assert.Equal(["Dear", "Middle", "Cheap"], offer.ByPrice.Select(offered => offered.Type.Name));
        Assert.Equal([(3, 5), (7, 7), (10, 10)],
            offer.ByPrice.Select(offered => (offered.Level.Available, offered.Level.Total)));
        Assert.Equal(offer.ByPrice, types.Value?.ByPrice);
    }

    [Fact]
    public async Task Drafts_and_unknown_performances_are_not_found()
    {
        var draft = await _fixture.AddDraftAsync();

        foreach (var id in new[] { draft.Id, new PerformanceId(Guid.Empty) })
        {
            Assert.Equal(
                "catalogue.unknown-performance", (await _fixture.Show.ExecuteAsync(id, default)).Error?.Code);
            Assert.Equal(
                "catalogue.unknown-performance", (await _fixture.ListTypes.ExecuteAsync(id, default)).Error?.Code);
        }

        Assert.Equal("catalogue.unknown-ticket-type", await CodeAsync(draft.TicketTypes[0].Id));
    }

    [Fact]
    public async Task Shows_the_remaining_stock_of_one_ticket_type()
    {
        var performance = await _fixture.AddAsync();
        var type = performance.TicketTypes[0].Id;
        _fixture.Stock.Hold(type, 30);

        var level = CatalogueFixture.Accepted(await _fixture.Availability.ExecuteAsync(type, default));

        Assert.Equal(new StockLevel(type, 70, 100), level);
    }

    [Fact]
    public async Task Rejects_unknown_ticket_types()
    {
        var performance = await _fixture.AddAsync();

        Assert.Equal("catalogue.unknown-ticket-type", await CodeAsync(TicketTypeId.Of(performance.Id, 1)));
        Assert.Equal("catalogue.unknown-ticket-type", await CodeAsync(TicketTypeId.Of(performance.Id, -1)));
        Assert.Equal("catalogue.unknown-ticket-type", await CodeAsync(new TicketTypeId(performance.Id.Value)));
        Assert.Equal("catalogue.unknown-ticket-type", await CodeAsync(new TicketTypeId(Guid.Empty)));
    }

    private async Task<string?> CodeAsync(TicketTypeId id) =>
        (await _fixture.Availability.ExecuteAsync(id, default)).Error?.Code;
}
