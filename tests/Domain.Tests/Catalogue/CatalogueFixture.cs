using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Fakes.Catalogue;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Catalogue;

/// <summary>An empty catalogue at noon, and the operations of organisers and users on it.</summary>
internal sealed class CatalogueFixture
{
    public CatalogueFixture(CataloguePolicy? policy = null)
    {
        Policy = policy ?? new CataloguePolicy();
        Memory = new InMemoryCatalogue(Policy);
        Stock = new InMemoryStockLevels(Memory);
        Store = Memory;
        Rounds = new TestRounds(Clock);
    }

    public static UserId Organiser { get; } = new("0198aaaa-0000-7000-8000-000000000001");

    public CataloguePolicy Policy { get; }

    public FakeTimeProvider Clock { get; } = new(Moments.Noon);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public TestRounds Rounds { get; }

    public InMemoryCatalogue Memory { get; }

    public InMemoryStockLevels Stock { get; }

    /// <summary>The store of the operations; a test can replace it.</summary>
    public ICatalogueStore Store { get; set; }

    public CreatePerformance Create => new(Store, Policy, Clock, new IdSource(Clock));

    public ChangePerformance Change => new(Store, Policy, Clock);

    public PublishPerformance Publish => new(Store, Clock);

    public CancelPerformance Cancel => new(Store, Clock);

    public ChangeQueueRules ChangeQueue => new(Store, Policy, Clock);

    public CreateLayout CreateLayout => new(Store, Policy, new IdSource(Clock));

    public ListPerformances List => new(Memory, new SearchWords(), Policy, Clock);

    public ListAllPerformances ListAll => new(Memory, Policy, Clock);

    public ShowPerformance Show => new(Memory, Stock, Clock);

    public ListTicketTypes ListTypes => new(Show);

    public ShowAvailability Availability => new(Memory, Stock);

    public UpdatePerformanceStates Advance => new(Memory, Store, Stock, Rounds.Rounds, Policy, Clock);

    /// <summary>A draft whose sale started an hour ago and lasts a week, with one ticket type.</summary>
    public PerformanceDraft Draft(string title = "Evening", TimeSpan? saleStartsIn = null) => new(
        new PerformanceDetails(title, "Hall"),
        new PerformanceSchedule(Now.AddDays(8), Now + (saleStartsIn ?? TimeSpan.FromHours(-1)), Now.AddDays(7)))
    {
        TicketTypes = [new TicketTypeDraft("Standing", null, 50_000, 100)],
    };

    /// <summary>An edit that gives every member of a draft but the queue.</summary>
    public static PerformanceChange Edit(PerformanceDraft draft) => new()
    {
        Title = draft.Details.Title,
        Venue = draft.Details.Venue,
        Description = draft.Details.Description,
        Address = draft.Details.Address,
        ArtistName = draft.Details.ArtistName,
        PosterImageUrl = draft.Details.PosterImageUrl,
        Date = draft.Schedule.Date,
        SaleStart = draft.Schedule.SaleStart,
        SaleEnd = draft.Schedule.SaleEnd,
        Layout = draft.Layout,
        TicketTypes = new(true, draft.TicketTypes),
    };

    public async Task<Performance> AddDraftAsync(PerformanceDraft? draft = null) =>
        Accepted(await Create.ExecuteAsync(Organiser, draft ?? Draft(), default));

    public async Task<Performance> AddAsync(PerformanceDraft? draft = null) =>
        Accepted(await Publish.ExecuteAsync((await AddDraftAsync(draft)).Id, default));

    public async Task<LayoutId> AddLayoutAsync(string name = "Hall") => Accepted(
        await CreateLayout.ExecuteAsync(name, null, [new SeatSection("A", 2, 10, 70_000, 1)], null, default)).Id;

    public async Task<Performance> StoredAsync(PerformanceId id) =>
        (await ((ICatalogueStore)Memory).FindAsync(id, default))!.Value.Value;

    public static T Accepted<T>(Result<T> result)
        where T : notnull
    {
        Assert.Null(result.Error);

        return result.Value!;
    }

    /// <summary>A store in which another change to the performance precedes each save.</summary>
    public sealed class Raced(InMemoryCatalogue memory) : ICatalogueStore
    {
        private readonly ICatalogueStore _store = memory;

        public async Task<bool> TrySaveAsync(
            Performance performance, string version, CancellationToken cancellationToken)
        {
            var found = (await _store.FindAsync(performance.Id, cancellationToken))!.Value;
            await _store.TrySaveAsync(found.Value, found.Version, cancellationToken);

            return await _store.TrySaveAsync(performance, version, cancellationToken);
        }

        public Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
            _store.FindAsync(id, cancellationToken);

        public Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken) =>
            _store.TryAddAsync(make, cancellationToken);

        public Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken) =>
            _store.ListLayoutsAsync(cancellationToken);

        public Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken) =>
            _store.FindLayoutAsync(id, cancellationToken);

        public Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken) =>
            _store.TryAddLayoutAsync(layout, cancellationToken);
    }
}
