using Serverless.Adapters.Catalogue;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Adapters.Sales;
using Serverless.Adapters.Tests.Platform.Documents;
using Serverless.Adapters.Tests.Platform.Documents.Tables;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Catalogue;

/// <summary>Names of events and of seats, given by several instances over one store.</summary>
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
    public async Task Many_who_say_a_new_name_at_once_get_one_performance()
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
    public async Task Every_name_is_a_performance_of_its_own_up_to_the_limit()
    {
        var instances = Enumerable.Range(0, Instances).Select(_ => Start(countMax: 10)).ToArray();

        var found = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            instances[i % Instances].Names.FindOrAddAsync($"evt_{i}", Make, default).AsTask())));
        var known = Array.FindIndex(found, id => id is not null);
        var room = await Start(countMax: 11).Names.FindOrAddAsync("late", Make, default);

        Assert.Equal(10, found.OfType<PerformanceId>().Distinct().Count());
        Assert.Equal(2, found.Count(id => id is null));
        Assert.Equal(found[known], await Start(countMax: 10).Names.FindOrAddAsync($"evt_{known}", Make, default));
        Assert.NotNull(room);
    }

    [Fact]
    public async Task An_organisers_performance_and_a_named_one_never_share_a_number()
    {
        var (names, catalogue) = Start();
        var store = new DocumentCatalogueStore(_documents, catalogue, _policy);

        var first = await names.FindOrAddAsync("evt_1", Make, default);
        var second = await store.TryAddAsync(Make, default);
        var third = await Start(countMax: 2).Names.FindOrAddAsync("evt_2", Make, default);

        Assert.Equal([1, 2, 3], (int[])[first!.Value.Tag.Number, second!.Id.Tag.Number, third!.Value.Tag.Number]);
        Assert.Null(await Start(countMax: 2).Names.FindOrAddAsync("evt_3", Make, default));
    }

    [Fact]
    public async Task An_instance_that_does_not_know_a_performance_looks_again()
    {
        var here = Start();
        Assert.Empty(await here.Catalogue.ListAllAsync(default));

        var id = await Start().Names.FindOrAddAsync("evt_1", Make, default);

        Assert.NotNull(await here.Catalogue.FindAsync(id!.Value, default));
    }

    [Fact]
    public async Task Many_who_say_new_seats_at_once_get_the_same_ones()
    {
        var instances = Enumerable.Range(0, Instances).Select(_ => new DocumentSeatNames(_documents)).ToArray();
        var commands = Enumerable.Range(0, Callers)
            .Select(i => Enumerable.Range(0, 3).Select(seat => $"A-{(i + (seat * 5)) % SeatCount}").ToArray())
            .ToArray();

        var found = await Task.WhenAll(commands.Select((names, i) => Task.Run(() =>
            instances[i % Instances].NumberAsync(Evening, SeatCount, names, default).AsTask())));

        var given = commands.Zip(found).SelectMany(command => command.First.Zip(command.Second!)).Distinct().ToArray();
        Assert.Equal(SeatCount, given.Length);
        Assert.Equal(Enumerable.Range(0, SeatCount), given.Select(pair => pair.Second).Order());
        Assert.Equal(
            given.OrderBy(pair => pair.Second).Select(pair => pair.Second),
            await new DocumentSeatNames(_documents).NumberAsync(
                Evening, SeatCount, [.. given.OrderBy(pair => pair.Second).Select(pair => pair.First)], default));
    }

    [Fact]
    public async Task Seats_have_names_up_to_the_limit_all_of_a_wish_or_none()
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
        var catalogue = new DocumentCatalogue(_documents, _policy, policy, TimeProvider.System);

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

#pragma warning disable CA1001 // xunit ends a test by IAsyncLifetime, which disposes both fields.
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
