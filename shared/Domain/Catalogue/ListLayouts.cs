namespace Serverless.Domain.Catalogue;

/// <summary>Lists every seat layout, fewest seats first.</summary>
public sealed class ListLayouts(ICatalogueStore store)
{
    public Task<IReadOnlyList<SeatLayout>> ExecuteAsync(CancellationToken cancellationToken) =>
        store.ListLayoutsAsync(cancellationToken);
}
