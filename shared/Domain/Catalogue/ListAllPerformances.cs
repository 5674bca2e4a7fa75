using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Lists every performance for administrators, drafts included, a page at a time.</summary>
public sealed class ListAllPerformances(ICatalogue catalogue, CataloguePolicy policy, TimeProvider clock)
{
    public async Task<Result<PerformancePage>> ExecuteAsync(
        int page, int? limit, CancellationToken cancellationToken)
    {
        var size = limit ?? policy.PageSizeDefault;

        if (page < 1 || size < 1 || size > policy.PageSizeMax)
        {
            return CatalogueErrors.BadPage(page, size, policy.PageSizeMax);
        }

        var now = clock.GetUtcNow();
        var all = await catalogue.ListAllAsync(cancellationToken);
        var skipped = (int)Math.Min(all.Count, ((long)page - 1) * size);

        return new PerformancePage(
            [.. all.Skip(skipped).Take(size).Select(performance => performance.AsOf(now))], page, size, all.Count);
    }
}
