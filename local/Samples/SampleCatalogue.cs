using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;

namespace Serverless.Local.Samples;

/// <summary>Creates the layouts and performances of the sample on-sale. Existing ones are left unchanged.</summary>
internal sealed class SampleCatalogue(
    ICatalogue catalogue,
    ICatalogueStore store,
    CreateLayout createLayout,
    CreatePerformance createPerformance,
    PublishPerformance publishPerformance,
    TimeProvider clock)
{
    /// <summary>Lists the organiser's performances of the sample files, including drafts.</summary>
    public async Task<IReadOnlyDictionary<string, Performance>> FindAsync(
        UserId organiser, CancellationToken cancellationToken)
    {
        var own = (await catalogue.ListAllAsync(cancellationToken))
            .Where(performance => performance.CreatedBy == organiser.Value)
            .ToLookup(performance => performance.Details.Title);

        return SampleFiles.ReadPerformances()
            .Where(sample => own.Contains(sample.File.Title))
            .ToDictionary(sample => sample.Key, sample => own[sample.File.Title].First());
    }

    public async Task EnsureAsync(UserId organiser, CancellationToken cancellationToken)
    {
        var layouts = await EnsureLayoutsAsync(cancellationToken);
        var known = await FindAsync(organiser, cancellationToken);

        foreach (var (key, file) in SampleFiles.ReadPerformances())
        {
            var performance = known.GetValueOrDefault(key) ?? SampleException.Unless(
                await createPerformance.ExecuteAsync(organiser, ToDraft(file, layouts), cancellationToken));

            if (performance.State is PerformanceState.Draft)
            {
                SampleException.Unless(await publishPerformance.ExecuteAsync(performance.Id, cancellationToken));
            }
        }
    }

    private async Task<Dictionary<string, LayoutId>> EnsureLayoutsAsync(CancellationToken cancellationToken)
    {
        var layouts = (await store.ListLayoutsAsync(cancellationToken))
            .DistinctBy(layout => layout.Name)
            .ToDictionary(layout => layout.Name, layout => layout.Id);

        foreach (var file in SampleFiles.ReadLayouts().Where(file => !layouts.ContainsKey(file.Name)))
        {
            var sections = file.Sections.Select(section => new SeatSection(
                section.Name, section.Rows, section.SeatsPerRow, section.Price, section.StartRow));
            layouts[file.Name] = SampleException.Unless(await createLayout.ExecuteAsync(
                file.Name, file.Description, [.. sections], idempotencySeed: null, cancellationToken)).Id;
        }

        return layouts;
    }

    private PerformanceDraft ToDraft(PerformanceFile file, Dictionary<string, LayoutId> layouts)
    {
        var now = clock.GetUtcNow();
        var details = new PerformanceDetails(file.Title, file.Venue)
        {
            Description = file.Description,
            Address = file.Address,
            ArtistName = file.ArtistName,
        };
        var schedule = new PerformanceSchedule(file.Show.From(now), file.SaleStart.From(now), file.SaleEnd.From(now));

        return new PerformanceDraft(details, schedule)
        {
            Layout = file.Layout is { } name ? layouts[name] : null,
            TicketTypes =
            [
                .. (file.TicketTypes ?? []).Select(type =>
                    new TicketTypeDraft(type.Name, type.Description, type.Price, type.Quantity)),
            ],
            Queue = file.Queue is { } queue ? new QueueRules(queue.Threshold, queue.RatePerSecond) : null,
        };
    }
}
