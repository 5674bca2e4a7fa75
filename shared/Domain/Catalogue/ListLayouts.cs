namespace Serverless.Domain.Catalogue;

/// <summary>Lists every seat layout, fewest seats first.</summary>
public sealed class ListLayouts(ICatalogueBooks books)
{
    public Task<IReadOnlyList<SeatLayout>> ExecuteAsync(CancellationToken cancellationToken) =>
        books.ListLayoutsAsync(cancellationToken);
}
