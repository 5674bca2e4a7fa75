using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Catalogue;

namespace Serverless.Local.Samples;

/// <summary>
/// A sample on-sale for a new data folder. It is loaded once: the user's account is made last, so that its being there
/// says that all was done. A load that was cut off goes on where it stopped.
/// </summary>
public sealed class SampleData
{
    private readonly SampleAccounts _accounts;
    private readonly SampleCatalogue _catalogue;
    private readonly SampleSales _sales;
    private readonly SampleTickets _tickets;

    internal SampleData(
        SampleAccounts accounts, SampleCatalogue catalogue, SampleSales sales, SampleTickets tickets) =>
        (_accounts, _catalogue, _sales, _tickets) = (accounts, catalogue, sales, tickets);

    /// <param name="services">Those of the running platform, with all contexts.</param>
    public static SampleData Of(IServiceProvider services) => new(
        ActivatorUtilities.CreateInstance<SampleAccounts>(services),
        ActivatorUtilities.CreateInstance<SampleCatalogue>(services),
        ActivatorUtilities.CreateInstance<SampleSales>(services),
        ActivatorUtilities.CreateInstance<SampleTickets>(services));

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

/// <summary>Who can log in, and what is on by the short name of each sample.</summary>
/// <param name="WasLoaded">False when the samples were there already.</param>
/// <param name="Accounts">With their passwords.</param>
/// <param name="Performances">Those whose titles nobody changed since.</param>
public sealed record SampleReport(
    bool WasLoaded,
    IReadOnlyList<SampleAccount> Accounts,
    IReadOnlyDictionary<string, Performance> Performances);
