using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

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

        var layout = new SeatLayout(
            new LayoutId(ids.Next(idempotencySeed)),
            TextPolicy.Name(name),
            description is null ? null : TextPolicy.Note(description),
            sections.Select(section => section with { Name = TextPolicy.Name(section.Name) }));

        return await store.TryAddLayoutAsync(layout, cancellationToken)
            ? layout
            : CatalogueErrors.CatalogueFull(policy.LayoutCountMax);
    }

    private Error? FindFault(string name, string? description, IReadOnlyList<SeatSection> sections) => 0 switch
    {
        _ when TextPolicy.FindNameFault(name, 1, policy.NameLengthMax) is { } rule =>
            CatalogueErrors.BadField("name", rule),
        _ when TextPolicy.FindNoteFault(description, policy.NoteLengthMax) is { } rule =>
            CatalogueErrors.BadField("description", rule),
        _ when sections.Count is 0 || sections.Count > policy.SectionCountMax =>
            CatalogueErrors.BadField("sections", $"from 1 to {policy.SectionCountMax}, not {sections.Count}"),
        _ when FindSectionNameFault(sections) is { } rule => CatalogueErrors.BadField("sections.name", rule),
        _ when sections.Any(section => section is { Rows: < 1 } or { SeatsPerRow: < 1 } or { StartRow: < 1 }
            || section.Rows > policy.SeatCountMax || section.SeatsPerRow > policy.SeatCountMax
            || section.StartRow > policy.SeatCountMax) =>
            CatalogueErrors.BadField("sections.rows, seatsPerRow, startRow", $"from 1 to {policy.SeatCountMax}"),
        _ when sections.Any(section => TextPolicy.LengthOf(section.Last.Label) > SeatPlace.LabelLengthMax) =>
            CatalogueErrors.BadField("sections", $"a seat's label has at most {SeatPlace.LabelLengthMax} characters"),
        _ when sections.Any(section => section.Price < 0 || section.Price > policy.PriceMax) =>
            CatalogueErrors.BadField("sections.price", $"from 0 to {policy.PriceMax}"),
        _ when sections.Sum(section => (long)section.Rows * section.SeatsPerRow) > policy.SeatCountMax =>
            CatalogueErrors.BadField("sections", $"at most {policy.SeatCountMax} seats"),
        _ => null,
    };

    // A name with spaces around it is refused and not trimmed, because the labels of the seats repeat it.
    private string? FindSectionNameFault(IReadOnlyList<SeatSection> sections)
    {
        var names = new HashSet<string>();

        foreach (var name in sections.Select(section => section.Name))
        {
            var fault = TextPolicy.FindNameFault(name, 1, policy.SectionNameLengthMax)
                ?? (name != name.Trim() ? "without spaces around it" : null)
                ?? (names.Add(TextPolicy.Key(name))
                    ? null
                    : $"all different, but {TextPolicy.Quote(name)} is there twice");

            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }
}
