using System.Collections.Concurrent;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Functions.Sales;

/// <summary>Caches the last page of each seat map, so that a newer one rewrites only what changed.</summary>
public sealed class SeatMapPages(TimeProvider clock)
{
    /// <summary>A page of fifty thousand seats takes some ten megabytes.</summary>
    private const int PagesMax = 32;

    private readonly ConcurrentDictionary<PerformanceId, SeatMapPage> _pages = new();

    internal SeatMapPage Take(SeatMap map)
    {
        var known = _pages.GetValueOrDefault(map.Performance.Id);
        var page = known is null ? SeatMapPage.Of(map, clock) : known.Advance(map);

        if (page != known)
        {
            if (known is null && _pages.Count >= PagesMax)
            {
                _pages.Clear();
            }

            // Of two concurrent reads, the one that ends later may have the older map.
            _pages.AddOrUpdate(
                map.Performance.Id,
                static (_, page) => page,
                static (_, last, page) => last.ChangeNumber > page.ChangeNumber ? last : page,
                page);
        }

        return page;
    }
}
