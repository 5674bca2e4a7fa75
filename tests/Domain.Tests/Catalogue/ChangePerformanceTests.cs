using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class ChangePerformanceTests
{
    private readonly CatalogueScene _scene = new();

    [Fact]
    public async Task A_draft_may_change_in_everything()
    {
        var draft = await _scene.AddDraftAsync();
        var layout = await _scene.AddLayoutAsync();
        var wanted = _scene.Draft("Another") with
        {
            Layout = layout,
            TicketTypes = [new TicketTypeDraft("Parking", "one car", 10_000, 5)],
            Line = new LineRules(10, 1),
        };
        _scene.Clock.Advance(TimeSpan.FromMinutes(1));

        var changed = CatalogueScene.Accepted(await _scene.Change.ExecuteAsync(draft.Id, wanted, default));

        Assert.Equal(
            ("Another", layout, new LineRules(10, 1)), (changed.Details.Title, changed.Layout?.Id, changed.Line));
        Assert.Equal("Parking", Assert.Single(changed.TicketTypes).Name);
        Assert.Equal((draft.CreatedAt, _scene.Now), (changed.CreatedAt, changed.UpdatedAt));
        Assert.Equal(changed.Details, (await _scene.StoredAsync(draft.Id)).Details);
    }

    [Fact]
    public async Task A_published_one_may_change_in_words_times_and_queue()
    {
        var published = await _scene.AddAsync();
        var wanted = _scene.Draft("Renamed", TimeSpan.FromHours(2)) with { Line = new LineRules(10, 1) };

        var changed = CatalogueScene.Accepted(await _scene.Change.ExecuteAsync(published.Id, wanted, default));

        Assert.Equal("Renamed", changed.Details.Title);
        Assert.Equal(PerformanceState.Upcoming, changed.StateAt(_scene.Now));
        Assert.Equal(new LineRules(10, 1), changed.Line);
    }

    [Fact]
    public async Task A_published_one_sells_what_it_sells()
    {
        var published = await _scene.AddAsync();
        var type = _scene.Draft().TicketTypes[0];
        PerformanceDraft[] wishes =
        [
            _scene.Draft() with { Layout = await _scene.AddLayoutAsync() },
            _scene.Draft() with { TicketTypes = [] },
            _scene.Draft() with { TicketTypes = [type, type] },
            _scene.Draft() with { TicketTypes = [type with { Price = 1 }] },
            _scene.Draft() with { TicketTypes = [type with { Quantity = type.Quantity + 1 }] },
        ];

        foreach (var wish in wishes)
        {
            var outcome = await _scene.Change.ExecuteAsync(published.Id, wish, default);

            Assert.Equal("catalogue.already-published", outcome.Refusal?.Code);
        }

        Assert.Equal(published.TicketTypes, (await _scene.StoredAsync(published.Id)).TicketTypes);
    }

    [Fact]
    public async Task Refuses_what_it_cannot_do()
    {
        var draft = await _scene.AddDraftAsync();

        Assert.Equal("catalogue.unknown-performance", await CodeAsync(new PerformanceId(Guid.Empty), _scene.Draft()));
        Assert.Equal("catalogue.bad-field", await CodeAsync(draft.Id, _scene.Draft(" ")));
        Assert.Equal(
            "catalogue.unknown-layout",
            await CodeAsync(draft.Id, _scene.Draft() with { Layout = new LayoutId(Guid.Empty) }));
    }

    [Fact]
    public async Task Says_so_when_somebody_else_was_faster()
    {
        var draft = await _scene.AddDraftAsync();
        _scene.Books = new CatalogueScene.Raced(_scene.Memory);

        Assert.Equal("catalogue.changed-meanwhile", await CodeAsync(draft.Id, _scene.Draft("Another")));
        Assert.Equal("Evening", (await _scene.StoredAsync(draft.Id)).Details.Title);
    }

    private async Task<string?> CodeAsync(PerformanceId id, PerformanceDraft draft) =>
        (await _scene.Change.ExecuteAsync(id, draft, default)).Refusal?.Code;
}
