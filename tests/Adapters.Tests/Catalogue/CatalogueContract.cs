using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Catalogue;

/// <summary>The behaviour of every catalogue store.</summary>
public abstract partial class CatalogueContract : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private protected static readonly CataloguePolicy Policy = new() { PerformanceCountMax = 40, LayoutCountMax = 3 };

    private protected ICatalogue Catalogue { get; private set; } = null!;

    private protected ICatalogueStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => (Catalogue, Store) = await OpenAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<(ICatalogue Catalogue, ICatalogueStore Store)> OpenAsync();

    [Fact]
    public async Task Empty_catalogue_finds_nothing()
    {
        var id = Evening(1).Id;

        Assert.Empty(await Catalogue.ListAllAsync(default));
        Assert.Empty(await Catalogue.ListPublishedAsync(default));
        Assert.Empty(await Store.ListLayoutsAsync(default));
        Assert.Null(await Catalogue.FindAsync(id, default));
        Assert.Null(await Catalogue.FindAsync(id.Tag, default));
        Assert.Null(await Store.FindAsync(id, default));
        Assert.Null(await Store.FindLayoutAsync(new LayoutId(Guid.Empty), default));
    }

    [Fact]
    public async Task Returns_every_member_unchanged()
    {
        var layout = new SeatLayout(
            new LayoutId(Guid.Parse("0198bbbb-0000-7000-8000-000000000001")),
            "대극장",
            "note",
            [new SeatSection("VIP", 2, 10, 150_000, 1), new SeatSection("R", 3, 12, 90_000, 3)]);
        var added = await AddAsync(number =>
        {
            var evening = Evening(number);

            return evening with
            {
                Details = new PerformanceDetails("햄릿", "Hall")
                {
                    Description = "a \"quoted\" line\nand another",
                    Address = "Seoul",
                    ArtistName = "극단",
                    PosterImageUrl = "https://tiketi.example/poster.webp",
                },
                State = PerformanceState.SoldOut,
                Layout = layout,
                TicketTypes =
                [
                    new TicketType(TicketTypeId.Of(evening.Id, 0), "주차권", null, 10_000, 5),
                    new TicketType(TicketTypeId.Of(evening.Id, 1), "Free", "none", 0, 7),
                ],
                Queue = new QueueRules(0, 5),
                CreatedBy = "creator",
                CreatedAt = Noon,
                UpdatedAt = Noon.AddMilliseconds(1),
            };
        });

        foreach (var found in new[]
        {
            (await Catalogue.FindAsync(added.Id, default))!,
            (await Catalogue.FindAsync(added.Id.Tag, default))!,
            (await Store.FindAsync(added.Id, default))!.Value.Value,
        })
        {
            Assert.Equal(added.TicketTypes, found.TicketTypes);
            Assert.Equal(layout.Sections, found.Layout!.Sections);
            Assert.Equal((layout.Id, layout.Name, layout.Description),
                (found.Layout.Id, found.Layout.Name, found.Layout.Description));
            Assert.Equal(added, found with { Layout = added.Layout, TicketTypes = added.TicketTypes });
        }
    }

    [Fact]
    public async Task Another_id_with_an_equal_number_finds_no_performance()
    {
        var added = await AddAsync(Evening);
        var otherId = new PerformanceId(ScopedId.Create(
            ScopedKind.Performance, added.Id.Tag.Number, Noon.AddHours(1), new byte[ScopedId.EntropyLength]));

        Assert.NotNull(await Catalogue.FindAsync(otherId.Tag, default));
        Assert.Null(await Catalogue.FindAsync(otherId, default));
    }

    [Fact]
    public async Task Lists_by_sale_start_and_id_with_drafts_for_organisers_only()
    {
        var late = await AddAsync(number => At(number, hours: 5, PerformanceState.Upcoming));
        var draft = await AddAsync(number => At(number, hours: 3, PerformanceState.Draft));
        var one = await AddAsync(number => At(number, hours: 1, PerformanceState.Cancelled));
        var two = await AddAsync(number => At(number, hours: 1, PerformanceState.OnSale));

        var published = await Catalogue.ListPublishedAsync(default);
        var all = await Catalogue.ListAllAsync(default);

        Assert.Equal([one.Id, two.Id, late.Id], published.Select(performance => performance.Id));
        Assert.Equal([one.Id, two.Id, draft.Id, late.Id], all.Select(performance => performance.Id));
    }

    private protected async Task<Performance> AddAsync(Func<int, Performance> make) =>
        await Store.TryAddAsync(make, default) ?? throw new InvalidOperationException("The catalogue is full.");

    private protected static Performance Evening(int number) => At(number, hours: 1, PerformanceState.Draft);

    private protected static Performance At(int number, int hours, PerformanceState state) => new(
        new PerformanceId(ScopedId.Create(
            ScopedKind.Performance, number, Noon.AddSeconds(number), new byte[ScopedId.EntropyLength])),
        new PerformanceDetails($"Evening {number}", "Hall"),
        new PerformanceSchedule(Noon.AddDays(9), Noon.AddHours(hours), Noon.AddDays(8)))
    {
        State = state,
    };

    private static SeatLayout LayoutOf(int rows) => new(
        new LayoutId(new Guid(rows, 0, 0, new byte[8])), "Hall", null, [new SeatSection("A", rows, 10, 1, 1)]);
}
