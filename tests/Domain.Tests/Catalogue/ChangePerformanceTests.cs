using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ChangePerformanceTests
{
    private readonly CatalogueFixture _fixture = new();

    [Fact]
    public async Task Draft_can_change_in_every_field()
    {
        var draft = await _fixture.AddDraftAsync();
        var layout = await _fixture.AddLayoutAsync();
        var draftChange = _fixture.Draft("Another") with
        {
            Layout = layout,
            TicketTypes = [new TicketTypeDraft("Parking", "one car", 10_000, 5)],
        };
        _fixture.Clock.Advance(TimeSpan.FromMinutes(1));

        var changed = CatalogueFixture.Accepted(await ChangeAsync(draft.Id, draftChange));

        Assert.Equal(("Another", layout), (changed.Details.Title, changed.Layout?.Id));
        Assert.Equal("Parking", Assert.Single(changed.TicketTypes).Name);
        Assert.Equal((draft.CreatedAt, _fixture.Now), (changed.CreatedAt, changed.UpdatedAt));
        Assert.Equal(changed.Details, (await _fixture.StoredAsync(draft.Id)).Details);
    }

    [Fact]
    public async Task Published_performance_can_change_details_and_schedule()
    {
        var published = await _fixture.AddAsync();
        var draftChange = _fixture.Draft("Renamed", TimeSpan.FromHours(2));

        var changed = CatalogueFixture.Accepted(await ChangeAsync(published.Id, draftChange));

        Assert.Equal("Renamed", changed.Details.Title);
        Assert.Equal(PerformanceState.Upcoming, changed.StateAt(_fixture.Now));
    }

    [Fact]
    public async Task Published_performance_cannot_change_what_it_sells()
    {
        var published = await _fixture.AddAsync();
        var type = _fixture.Draft().TicketTypes[0];
        PerformanceDraft[] changes =
        [
            _fixture.Draft() with { Layout = await _fixture.AddLayoutAsync() },
            _fixture.Draft() with { TicketTypes = [] },
            _fixture.Draft() with { TicketTypes = [type, type with { Name = "Seated" }] },
            _fixture.Draft() with { TicketTypes = [type with { Price = 1 }] },
            _fixture.Draft() with { TicketTypes = [type with { Quantity = type.Quantity + 1 }] },
        ];

        foreach (var change in changes)
        {
            var result = await ChangeAsync(published.Id, change);

            Assert.Equal("catalogue.already-published", result.Error?.Code);
        }

        Assert.Equal(published.TicketTypes, (await _fixture.StoredAsync(published.Id)).TicketTypes);
    }

    [Fact]
    public async Task Rejects_unknown_ids_and_invalid_fields()
    {
        var draft = await _fixture.AddDraftAsync();

        Assert.Equal("catalogue.unknown-performance", await CodeAsync(new PerformanceId(Guid.Empty), _fixture.Draft()));
        Assert.Equal("catalogue.bad-field", await CodeAsync(draft.Id, _fixture.Draft(" ")));
        Assert.Equal(
            "catalogue.unknown-layout",
            await CodeAsync(draft.Id, _fixture.Draft() with { Layout = new LayoutId(Guid.Empty) }));
    }

    [Fact]
    public async Task Rejects_a_concurrently_changed_performance()
    {
        var draft = await _fixture.AddDraftAsync();
        _fixture.Store = new CatalogueFixture.Raced(_fixture.Memory);

        Assert.Equal("catalogue.changed-meanwhile", await CodeAsync(draft.Id, _fixture.Draft("Another")));
        Assert.Equal("Evening", (await _fixture.StoredAsync(draft.Id)).Details.Title);
    }

    private async Task<string?> CodeAsync(PerformanceId id, PerformanceDraft draft) =>
        (await ChangeAsync(id, draft)).Error?.Code;

    private Task<Result<Performance>> ChangeAsync(PerformanceId id, PerformanceDraft draft) =>
        _fixture.Change.ExecuteAsync(id, CatalogueFixture.Edit(draft), condition: null, default);
}
