using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Catalogue;

/// <summary>Lists published performances by state and search words, a page at a time.</summary>
public sealed class ListPerformances(
    ICatalogue catalogue, SearchWords words, CataloguePolicy policy, TimeProvider clock)
{
    public async Task<Result<PerformancePage>> ExecuteAsync(
        PerformanceQuery query, CancellationToken cancellationToken)
    {
        var size = query.Limit ?? policy.PageSizeDefault;

        if (query.Page < 1 || size < 1 || size > policy.PageSizeMax)
        {
            return CatalogueErrors.BadPage(query.Page, size, policy.PageSizeMax);
        }

        if (TextPolicy.IsExcessive(query.Search, policy.SearchLengthMax)
            || TextPolicy.LengthOf(query.Search) > policy.SearchLengthMax)
        {
            return CatalogueErrors.SearchTooLong(policy.SearchLengthMax);
        }

        var now = clock.GetUtcNow();
        var terms = words.Expand(query.Search);
        var found = (await catalogue.ListPublishedAsync(cancellationToken))
            .Where(performance => performance.Name is null)
            .Where(performance => query.State is null || performance.StateAt(now) == query.State)
            .Where(performance => terms.Count == 0 || terms.Any(performance.Mentions))
            .ToArray();

        // A long, because a large page number would overflow an int.
        var skipped = (int)Math.Min(found.Length, ((long)query.Page - 1) * size);

        return new PerformancePage(
            [.. found.Skip(skipped).Take(size).Select(performance => performance.AsOf(now))],
            query.Page,
            size,
            found.Length);
    }
}

public sealed record PerformanceQuery(PerformanceState? State, string? Search, int Page, int? Limit);

public sealed record PerformancePage(IReadOnlyList<Performance> Performances, int Page, int Limit, int Total)
{
    public int TotalPages => (Total + Limit - 1) / Limit;
}
