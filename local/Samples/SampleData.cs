using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Catalogue;

namespace Serverless.Local.Samples;

/// <summary>
/// Loads a sample on-sale into a new data folder, once. The user's account is created last, so its existence proves
/// that the load is complete. An interrupted load continues where it stopped.
/// </summary>
public sealed class SampleData
{
    private readonly SampleAccounts _accounts;
    private readonly SampleCatalogue _catalogue;
    private readonly SampleSales _sales;
    private readonly SampleTickets _tickets;
    private readonly SampleFlights _flights;

    internal SampleData(
        SampleAccounts accounts, SampleCatalogue catalogue, SampleSales sales, SampleTickets tickets,
        SampleFlights flights) =>
        (_accounts, _catalogue, _sales, _tickets, _flights) = (accounts, catalogue, sales, tickets, flights);

    /// <param name="services">Services of the running platform.</param>
    public static SampleData Of(IServiceProvider services) => new(
        ActivatorUtilities.CreateInstance<SampleAccounts>(services),
        ActivatorUtilities.CreateInstance<SampleCatalogue>(services),
        ActivatorUtilities.CreateInstance<SampleSales>(services),
        ActivatorUtilities.CreateInstance<SampleTickets>(services),
        ActivatorUtilities.CreateInstance<SampleFlights>(services));

    public async Task<SampleReport> LoadAsync(CancellationToken cancellationToken)
    {
        var isDue = await _accounts.FindAsync(SampleRole.User, cancellationToken) is null;
        var organiser = await _accounts.EnsureAsync(SampleRole.Admin, cancellationToken);
        await _accounts.EnsureAsync(SampleRole.Staff, cancellationToken);

        if (isDue)
        {
            await _catalogue.EnsureAsync(organiser.Id, cancellationToken);
        }

        var performances = await _catalogue.FindAsync(organiser.Id, cancellationToken);

        if (isDue)
        {
            await SellOutAsync(performances, cancellationToken);
            await _tickets.EnsureAsync(cancellationToken);
        }

        // Days pass, so schedules are added at every start.
        await _flights.EnsureAsync(cancellationToken);

        if (isDue)
        {
            await _flights.AddDiscountsAsync(organiser.Id, cancellationToken);
            await _accounts.EnsureAsync(SampleRole.User, cancellationToken);
        }

        return new SampleReport(isDue, _accounts.List(), performances);
    }

    private async Task SellOutAsync(
        IReadOnlyDictionary<string, Performance> performances, CancellationToken cancellationToken)
    {
        var collector = await _accounts.EnsureAsync(SampleRole.Collector, cancellationToken);

        foreach (var (key, _) in SampleFiles.ReadPerformances().Where(sample => sample.File.IsSoldOut))
        {
            await _sales.SellOutAsync(collector.Id, performances[key], cancellationToken);
        }
    }
}

/// <summary>The sample accounts, and the performances by their short names.</summary>
/// <param name="WasLoaded">False when the samples existed already.</param>
/// <param name="Accounts">Accounts with their passwords.</param>
/// <param name="Performances">Performances whose titles have not changed since.</param>
public sealed record SampleReport(
    bool WasLoaded,
    IReadOnlyList<SampleAccount> Accounts,
    IReadOnlyDictionary<string, Performance> Performances);
