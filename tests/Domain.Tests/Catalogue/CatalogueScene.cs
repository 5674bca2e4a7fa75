using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Fakes.Catalogue;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Catalogue;

/// <summary>An empty catalogue at noon, and everything that organisers and visitors can do with it.</summary>
internal sealed class CatalogueScene
{
    public CatalogueScene(CataloguePolicy? policy = null)
    {
        Policy = policy ?? new CataloguePolicy();
        Memory = new InMemoryCatalogue(Policy);
        Stock = new InMemoryStockLevels(Memory);
        Books = Memory;
    }

    public static VisitorId Organiser { get; } = new("0198aaaa-0000-7000-8000-000000000001");

    public CataloguePolicy Policy { get; }

    public FakeTimeProvider Clock { get; } = new(Moments.Noon);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public InMemoryCatalogue Memory { get; }

    public InMemoryStockLevels Stock { get; }

    /// <summary>Where operations write; a test may put something between.</summary>
    public ICatalogueBooks Books { get; set; }

    public CreatePerformance Create => new(Books, Policy, Clock, new IdSource(Clock));

    public ChangePerformance Change => new(Books, Policy, Clock);

    public PublishPerformance Publish => new(Books, Clock);

    public CancelPerformance Cancel => new(Books, Clock);

    public ChangeLineRules ChangeLine => new(Books, Policy, Clock);

    public CreateLayout CreateLayout => new(Books, Policy, new IdSource(Clock));

    public ListPerformances List => new(Memory, new SearchWords(), Policy, Clock);

    public ListAllPerformances ListAll => new(Memory, Policy, Clock);

    public ShowPerformance Show => new(Memory, Stock, Clock);

    public ListTicketTypes ListTypes => new(Show);

    public ShowAvailability Availability => new(Memory, Stock);

    public AdvanceStatuses Advance => new(Memory, Books, Stock, Clock);

    /// <summary>On sale for a week from an hour ago, with one kind of ticket.</summary>
    public PerformanceDraft Draft(string title = "Evening", TimeSpan? saleStartsIn = null) => new(
        new PerformanceDetails(title, "Hall"),
        new PerformanceSchedule(Now.AddDays(8), Now + (saleStartsIn ?? TimeSpan.FromHours(-1)), Now.AddDays(7)))
    {
        TicketTypes = [new TicketTypeDraft("Standing", null, 50_000, 100)],
    };

    public async Task<Performance> AddDraftAsync(PerformanceDraft? draft = null) =>
        Accepted(await Create.ExecuteAsync(Organiser, draft ?? Draft(), default));

    public async Task<Performance> AddAsync(PerformanceDraft? draft = null) =>
        Accepted(await Publish.ExecuteAsync((await AddDraftAsync(draft)).Id, default));

    public async Task<LayoutId> AddLayoutAsync(string name = "Hall") => Accepted(
        await CreateLayout.ExecuteAsync(name, null, [new SeatSection("A", 2, 10, 70_000, 1)], null, default)).Id;

    public async Task<Performance> StoredAsync(PerformanceId id) =>
        (await ((ICatalogueBooks)Memory).FindAsync(id, default))!.Value.Value;

    public static T Accepted<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.Null(outcome.Refusal);

        return outcome.Value!;
    }

    /// <summary>Something else changes a performance just before each save.</summary>
    public sealed class Raced(InMemoryCatalogue memory) : ICatalogueBooks
    {
        private readonly ICatalogueBooks _books = memory;

        public async Task<bool> TrySaveAsync(
            Performance performance, string version, CancellationToken cancellationToken)
        {
            var found = (await _books.FindAsync(performance.Id, cancellationToken))!.Value;
            await _books.TrySaveAsync(found.Value, found.Version, cancellationToken);

            return await _books.TrySaveAsync(performance, version, cancellationToken);
        }

        public Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
            _books.FindAsync(id, cancellationToken);

        public Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken) =>
            _books.TryAddAsync(make, cancellationToken);

        public Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken) =>
            _books.ListLayoutsAsync(cancellationToken);

        public Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken) =>
            _books.FindLayoutAsync(id, cancellationToken);

        public Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken) =>
            _books.TryAddLayoutAsync(layout, cancellationToken);
    }
}
