using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Local;
using Serverless.Local.Samples;
using Serverless.Local.Store;

namespace Serverless.Functions.Tests.Catalogue;

public sealed class SampleDataTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samples-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Loads_the_sample_data_once_and_finds_it_after_a_restart()
    {
        SampleReport first;

        await using (var platform = await StartAsync())
        {
            first = await SampleData.Of(platform.Services).LoadAsync(default);
            await AssertPerformancesAsync(platform, first);
            await AssertAccountsAsync(platform, first);
        }

        await using var restarted = await StartAsync();
        var second = await SampleData.Of(restarted.Services).LoadAsync(default);

        Assert.Equal((true, false), (first.WasLoaded, second.WasLoaded));
        Assert.Equal(Ids(first), Ids(second));
        Assert.Equal(
            first.Performances.Count,
            (await restarted.Services.GetRequiredService<ICatalogue>().ListAllAsync(default)).Count);
        Assert.Equal(PerformanceState.SoldOut, second.Performances["sold-out"].State);
        await AssertFilmTicketsAsync(restarted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    [InlineData(27)]
    [InlineData(29)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(75)]
    public async Task An_interrupted_load_continues_where_it_stopped(int commitCount)
    {
        FailingDocuments? documents = null;
        await using var platform = await StartAsync(builder => builder.Services.AddSingleton<IDocuments>(_ =>
            documents =
                new FailingDocuments(EmbeddedDocuments.Open(_folder.FullName, new EmbeddedLimits()), commitCount)));

        await Assert.ThrowsAnyAsync<Exception>(() => SampleData.Of(platform.Services).LoadAsync(default));
        documents!.CommitsLeft = int.MaxValue;
        var report = await SampleData.Of(platform.Services).LoadAsync(default);

        Assert.True(report.WasLoaded);
        await AssertPerformancesAsync(platform, report);
        await AssertFilmTicketsAsync(platform);
        Assert.Equal(
            report.Performances.Count,
            (await platform.Services.GetRequiredService<ICatalogue>().ListAllAsync(default)).Count);
    }

    private static async Task AssertFilmTicketsAsync(LocalPlatform platform)
    {
        var tickets = await platform.Services.GetRequiredService<IFilmTickets>().ListAsync(
            new FilmTicketFilter("CGV 강남", "user123", "인터스텔라", IsCanceled: false), 10, 0, default);

        Assert.Equal(
            ["20f7a508-5dfc-4879-ae0d-cdb78bf46770", "4b05122d-7419-48d0-888d-13f35944f33a"],
            tickets.Tickets.Select(ticket => $"{ticket.Id}"));
        Assert.Equal(2, tickets.Total);
        Assert.All(
            tickets.Tickets, ticket => Assert.Equal((15_000, "VIP석"), (ticket.Order.PriceInWon, ticket.Order.Memo)));
    }

    private static async Task AssertPerformancesAsync(LocalPlatform platform, SampleReport report)
    {
        var now = TimeProvider.System.GetUtcNow();
        var samples = report.Performances;
        Assert.Equal(["arena", "club", "festival", "sold-out", "stadium", "theatre", "upcoming"], samples.Keys.Order());
        Assert.True(samples["arena"] is { Layout: { SeatCount: >= 20_000, Sections.Count: > 10 }, Queue: not null });
        Assert.True(samples["theatre"] is { Layout: not null, Queue: null, TicketTypes: [] });
        Assert.True(samples["club"] is { Layout: null, TicketTypes: [_] });
        Assert.True(samples["festival"] is { Layout: null, TicketTypes.Count: > 2, Queue: not null });
        Assert.Equal(PerformanceState.Upcoming, samples["upcoming"].StateAt(now));
        var stock = await platform.Services.GetRequiredService<IStockLevels>()
            .ReadAsync(samples["sold-out"].Id, default);
        Assert.All(stock, level => Assert.Equal(0, level.Available));

        foreach (var (key, performance) in samples.Where(sample => sample.Key is not "upcoming" and not "sold-out"))
        {
            Assert.Equal((key, PerformanceState.OnSale), (key, performance.StateAt(now)));
        }

        var layouts = await platform.Services.GetRequiredService<ICatalogueStore>().ListLayoutsAsync(default);
        Assert.Equal(
            [("small_theater", 265), ("large_theater", 1_250), ("sports_stadium", 4_900)],
            layouts.Take(3).Select(layout => (layout.Name, layout.SeatCount)));
    }

    private static async Task AssertAccountsAsync(LocalPlatform platform, SampleReport report)
    {
        var logIn = platform.Services.GetRequiredService<LogIn>();

        foreach (var account in report.Accounts)
        {
            var result = await logIn.ExecuteAsync(account.Email, account.Password, default, default);

            Assert.Null(result.Error);
            Assert.Equal(account.Role is SampleRole.Admin, result.Value!.Account.Role is AccountRole.Admin);
            Assert.Equal(account.Role is SampleRole.Staff, result.Value.Account.Role is AccountRole.Staff);
            Assert.DoesNotContain(account.Password, account.ToString(), StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, PerformanceId> Ids(SampleReport report) =>
        report.Performances.ToDictionary(sample => sample.Key, sample => sample.Value.Id);

    private Task<LocalPlatform> StartAsync(Action<FunctionsApplicationBuilder>? change = null) =>
        LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                Override = change,
                DataDirectory = _folder.FullName,
                RunTimers = false,
                Settings = new Dictionary<string, string?> { ["Accounts:PasswordIterations"] = "1000" },
            },
            default);

    /// <summary>A store that fails after the given number of commits.</summary>
    private sealed class FailingDocuments(EmbeddedDocuments documents, int commitsLeft) : IDocuments, IDisposable
    {
        public int CommitsLeft { get; set; } = commitsLeft;

        public Task<Document?> FindAsync(
            DocumentPartition partition, string id, CancellationToken cancellationToken) =>
            documents.FindAsync(partition, id, cancellationToken);

        public Task<DocumentPage> ListAsync(
            DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
            documents.ListAsync(partition, range, limit, cancellationToken);

        public Task<CommitResult> CommitAsync(
            DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
            CommitsLeft-- > 0
                ? documents.CommitAsync(partition, writes, cancellationToken)
                : throw new DependencyUnavailableException("The store is away.");

        public void Dispose() => documents.Dispose();
    }
}
