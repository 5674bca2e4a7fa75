using Serverless.Adapters.Catalogue;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Adapters.Sales;
using Serverless.Adapters.Tests.Platform.Documents;
using Serverless.Adapters.Tests.Platform.Documents.Tables;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Catalogue;

/// <summary>Implicit performances and seats that several instances add to one store by name.</summary>
public abstract class NamesContract : IAsyncLifetime
{
    private const int Instances = 4;
    private const int Callers = 60;
    private const int SeatCount = 40;

    private static readonly PerformanceTag Evening = new(1);
    private static readonly IdSource Ids = new(TimeProvider.System);

    private readonly CataloguePolicy _policy = new();
    private IDocuments _documents = null!;

    public async Task InitializeAsync() => _documents = await OpenAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<IDocuments> OpenAsync();

    [Fact]
    public async Task Concurrent_uses_of_a_new_name_add_one_performance()
    {
        var instances = Enumerable.Range(0, Instances).Select(_ => Start()).ToArray();

        var found = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() =>
            instances[i % Instances].Names.FindOrAddAsync("evt_1", Make, default).AsTask())));

        var id = Assert.Single(found.Distinct());
        Assert.Equal(id, await Start().Names.FindOrAddAsync("evt_1", Make, default));

        foreach (var (_, catalogue) in instances.Append(Start()))
        {
            Assert.Equal("evt_1", (await catalogue.FindAsync(id!.Value, default))?.Name);
            Assert.Single(await catalogue.ListAllAsync(default));
        }
    }

    [Fact]
    public async Task Each_name_adds_one_performance_up_to_the_limit()
    {
        var instances = Enumerable.Range(0, Instances).Select(_ => Start(countMax: 10)).ToArray();

        var found = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            instances[i % Instances].Names.FindOrAddAsync($"evt_{i}", Make, default).AsTask())));
        var known = Array.FindIndex(found, id => id is not null);
        var added = await Start(countMax: 11).Names.FindOrAddAsync("late", Make, default);

        Assert.Equal(10, found.OfType<PerformanceId>().Distinct().Count());
        Assert.Equal(2, found.Count(id => id is null));
        Assert.Equal(found[known], await Start(countMax: 10).Names.FindOrAddAsync($"evt_{known}", Make, default));
        Assert.NotNull(added);
    }

    [Fact]
    public async Task Organised_and_implicit_performances_have_distinct_numbers()
    {
        var (names, catalogue) = Start();
        var store = new DocumentCatalogueStore(
            _documents, catalogue, _policy, new TestRounds(TimeProvider.System));

        var first = await names.FindOrAddAsync("evt_1", Make, default);
        var second = await store.TryAddAsync(Make, default);
        var third = await Start(countMax: 2).Names.FindOrAddAsync("evt_2", Make, default);

        Assert.Equal([1, 2, 3], (int[])[first!.Value.Tag.Number, second!.Id.Tag.Number, third!.Value.Tag.Number]);
        Assert.Null(await Start(countMax: 2).Names.FindOrAddAsync("evt_3", Make, default));
    }

    [Fact]
    public async Task Instance_reloads_for_an_unknown_performance()
    {
        var here = Start();
        Assert.Empty(await here.Catalogue.ListAllAsync(default));

        var id = await Start().Names.FindOrAddAsync("evt_1", Make, default);

        Assert.NotNull(await here.Catalogue.FindAsync(id!.Value, default));
    }

    [Fact]
    public async Task Concurrent_uses_of_new_seat_names_get_the_same_seats()
    {
        var instances = Enumerable.Range(0, Instances).Select(_ => new DocumentSeatNames(_documents)).ToArray();
        var requests = Enumerable.Range(0, Callers)
            .Select(i => Enumerable.Range(0, 3).Select(seat => $"A-{(i + (seat * 5)) % SeatCount}").ToArray())
            .ToArray();

        var found = await Task.WhenAll(requests.Select((names, i) => Task.Run(() =>
            instances[i % Instances].NumberAsync(Evening, SeatCount, names, default).AsTask())));

        var seats = requests.Zip(found).SelectMany(request => request.First.Zip(request.Second!)).Distinct().ToArray();
        Assert.Equal(SeatCount, seats.Length);
        Assert.Equal(Enumerable.Range(0, SeatCount), seats.Select(pair => pair.Second).Order());
        Assert.Equal(
            seats.OrderBy(pair => pair.Second).Select(pair => pair.Second),
            await new DocumentSeatNames(_documents).NumberAsync(
                Evening, SeatCount, [.. seats.OrderBy(pair => pair.Second).Select(pair => pair.First)], default));
    }

    [Fact]
    public async Task Seat_names_up_to_the_limit_are_added_all_or_none()
    {
        var names = new DocumentSeatNames(_documents);

        var first = await names.NumberAsync(Evening, 3, ["a", "b"], default);
        var tooMany = await names.NumberAsync(Evening, 3, ["c", "d"], default);
        var known = await names.NumberAsync(Evening, 3, ["b", "a"], default);
        var last = await new DocumentSeatNames(_documents).NumberAsync(Evening, 3, ["b", "d"], default);
        var elsewhere = await names.NumberAsync(new PerformanceTag(2), 3, ["c"], default);

        Assert.Equal([0, 1], first);
        Assert.Null(tooMany);
        Assert.Equal([1, 0], known);
        Assert.Equal([1, 2], last);
        Assert.Null(await names.NumberAsync(Evening, 3, ["c"], default));
        Assert.Equal([0], elsewhere);
    }

    private (DocumentImplicitPerformances Names, DocumentCatalogue Catalogue) Start(int countMax = 100)
    {
        var policy = new ImplicitEventPolicy { ImplicitEvents = true, ImplicitEventCountMax = countMax };
        var catalogue = new DocumentCatalogue(
            _documents, _policy, policy, new TestRounds(TimeProvider.System), TimeProvider.System);

        return (new DocumentImplicitPerformances(_documents, catalogue, _policy, policy), catalogue);
    }

    private static Performance Make(int number)
    {
        var now = TimeProvider.System.GetUtcNow();

        return new Performance(
            new PerformanceId(Ids.Next(ScopedKind.Performance, number)),
            new PerformanceDetails("evt_1", "Hall"),
            new PerformanceSchedule(now.AddDays(1), now, now.AddDays(1)))
        {
            Name = "evt_1",
            State = PerformanceState.OnSale,
        };
    }
}

#pragma warning disable CA1001 // xunit calls IAsyncLifetime.DisposeAsync, which disposes both fields.
public sealed class EmbeddedNamesTests : NamesContract
#pragma warning restore CA1001
{
    private readonly TemporaryFolder _folder = new();
    private EmbeddedDocuments? _documents;

    public override Task DisposeAsync()
    {
        _documents?.Dispose();
        _folder.Dispose();

        return Task.CompletedTask;
    }

    private protected override Task<IDocuments> OpenAsync()
    {
        _documents = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits());

        return Task.FromResult<IDocuments>(_documents);
    }
}

public sealed class TableNamesTests : NamesContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override async Task<IDocuments> OpenAsync() =>
        TestAzurite.Documents(
            (await TestAzurite.OpenAsync()).ConnectionString,
            new TablePolicy { TablePrefix = $"t{new IdSource(TimeProvider.System).Next():N}"[..20] });
}
