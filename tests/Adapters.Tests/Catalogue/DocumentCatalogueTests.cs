using Serverless.Adapters.Catalogue;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Fakes.Platform;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Catalogue;

#pragma warning disable CA1001 // xunit calls IAsyncLifetime.DisposeAsync, which disposes both fields.
public sealed class DocumentCatalogueTests : CatalogueContract
#pragma warning restore CA1001
{
    private readonly TestRounds _rounds = new(TimeProvider.System);
    private readonly TemporaryFolder _folder = new();
    private EmbeddedDocuments? _documents;

    public override Task DisposeAsync()
    {
        _documents?.Dispose();
        _folder.Dispose();

        return Task.CompletedTask;
    }

    [Fact]
    public async Task Stores_the_largest_performance_the_policy_allows()
    {
        var policy = new CataloguePolicy();
        string Longest(int length) => new('가', length);
        var sections = Enumerable.Range(0, policy.SectionCountMax).Select(i => new SeatSection(
            Longest(policy.SectionNameLengthMax - 3) + $"{i:000}", 1, 10, policy.PriceMax, 99_999));

        var added = await AddAsync(number =>
        {
            var evening = Evening(number);

            return evening with
            {
                Details = new PerformanceDetails(Longest(policy.NameLengthMax), Longest(policy.NameLengthMax))
                {
                    Description = Longest(policy.TextLengthMax),
                    Address = Longest(policy.NameLengthMax),
                    ArtistName = Longest(policy.NameLengthMax),
                    PosterImageUrl = "https://tiketi.example/?" + new string('&', 1_976),
                },
                Layout = new SeatLayout(
                    new LayoutId(Guid.Empty), Longest(policy.NameLengthMax), Longest(policy.NoteLengthMax), sections),
                TicketTypes =
                [
                    .. Enumerable.Range(0, policy.TicketTypeCountMax).Select(i => new TicketType(
                        TicketTypeId.Of(evening.Id, i),
                        Longest(policy.NameLengthMax),
                        Longest(policy.NoteLengthMax),
                        policy.PriceMax,
                        policy.TicketQuantityMax)),
                ],
            };
        });

        Assert.Equal(added.Details, (await Catalogue.FindAsync(added.Id, default))!.Details);
    }

    [Fact]
    public async Task A_performance_or_layout_that_cannot_be_read_does_not_hide_the_others()
    {
        var good = await AddAsync(Evening);
        var broken = await AddAsync(Evening);
        var layout = new LayoutId(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        var unreadable = CatalogueKeys.Of(new LayoutId(Guid.Empty));
        await Store.TryAddLayoutAsync(
            new SeatLayout(layout, "Hall", null, [new SeatSection("A", 1, 1, 1, 1)]), default);
        DocumentWrite Break(string id) => new DocumentWrite.Upsert(id, "{"u8.ToArray());
        await _documents!.CommitAsync(
            CatalogueKeys.Performances,
            [Break(CatalogueKeys.Of(broken.Id)), new DocumentWrite.Upsert(CatalogueKeys.Revision, "{}"u8.ToArray())],
            default);
        await _documents.CommitAsync(CatalogueKeys.Layouts, [Break(unreadable)], default);
        var catalogue = new DocumentCatalogue(
            _documents, Policy, new ImplicitEventPolicy(), _rounds, TimeProvider.System);

        Assert.Equal([good.Id], (await catalogue.ListAllAsync(default)).Select(performance => performance.Id));
        Assert.Single(await Store.ListLayoutsAsync(default));
        Assert.Equal(
            [("ListPerformances", CatalogueKeys.Of(broken.Id)), ("ListLayouts", unreadable)],
            _rounds.Faults.Select(fault => (fault.Work, fault.Key)));
    }

    private protected override Task<(ICatalogue Catalogue, ICatalogueStore Store)> OpenAsync()
    {
        _documents = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits());
        var catalogue = new DocumentCatalogue(
            _documents, Policy, new ImplicitEventPolicy(), _rounds, TimeProvider.System);

        return Task.FromResult<(ICatalogue, ICatalogueStore)>(
            (catalogue, new DocumentCatalogueStore(_documents, catalogue, Policy, _rounds)));
    }
}
