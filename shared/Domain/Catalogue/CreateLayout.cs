using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Adds a seat layout. It never changes afterwards, because its positions identify the seats.</summary>
public sealed class CreateLayout(ICatalogueStore store, CataloguePolicy policy, IdSource ids)
{
    public async Task<Result<SeatLayout>> ExecuteAsync(
        string name, string? description, IReadOnlyList<SeatSection> sections, IdempotencySeed? idempotencySeed,
        CancellationToken cancellationToken)
    {
        if (FindFault(name, description, sections) is { } fault)
        {
            return fault;
        }

        var layout = new SeatLayout(new LayoutId(ids.Next(idempotencySeed)), name.Trim(), description, sections);

        return await store.TryAddLayoutAsync(layout, cancellationToken)
            ? layout
            : CatalogueErrors.CatalogueFull(policy.LayoutCountMax);
    }

    private Error? FindFault(string name, string? description, IReadOnlyList<SeatSection> sections) => 0 switch
    {
        _ when string.IsNullOrWhiteSpace(name) || name.Length > policy.NameLengthMax =>
            CatalogueErrors.BadField("name", $"1 to {policy.NameLengthMax} characters"),
        _ when description?.Length > policy.NoteLengthMax =>
            CatalogueErrors.BadField("description", $"at most {policy.NoteLengthMax} characters"),
        _ when sections.Count is 0 || sections.Count > policy.SectionCountMax =>
            CatalogueErrors.BadField("sections", $"from 1 to {policy.SectionCountMax}"),
        _ when sections.Any(section =>
            section.Name.Length is 0 || section.Name.Length > policy.SectionNameLengthMax
            || section.Name != section.Name.Trim()) =>
            CatalogueErrors.BadField(
                "sections.name", $"1 to {policy.SectionNameLengthMax} characters without spaces around them"),
        _ when sections.DistinctBy(section => section.Name).Count() < sections.Count =>
            CatalogueErrors.BadField("sections.name", "all different"),
        _ when sections.Any(section => section is { Rows: < 1 } or { SeatsPerRow: < 1 } or { StartRow: < 1 }
            || section.Rows > policy.SeatCountMax || section.SeatsPerRow > policy.SeatCountMax
            || section.StartRow > policy.SeatCountMax) =>
            CatalogueErrors.BadField("sections.rows, seatsPerRow, startRow", $"from 1 to {policy.SeatCountMax}"),
        _ when sections.Any(section => section.Last.Label.Length > SeatPlace.LabelLengthMax) =>
            CatalogueErrors.BadField("sections", $"a seat's label has at most {SeatPlace.LabelLengthMax} characters"),
        _ when sections.Any(section => section.Price < 0 || section.Price > policy.PriceMax) =>
            CatalogueErrors.BadField("sections.price", $"from 0 to {policy.PriceMax}"),
        _ when sections.Sum(section => (long)section.Rows * section.SeatsPerRow) > policy.SeatCountMax =>
            CatalogueErrors.BadField("sections", $"at most {policy.SeatCountMax} seats"),
        _ => null,
    };
}
