using System.Globalization;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Catalogue;

/// <summary>One block of rows of equal length. Prices are in minor units of the performance's currency.</summary>
public sealed record SeatSection(string Name, int Rows, int SeatsPerRow, long Price, int StartRow)
{
    public int SeatCount => Rows * SeatsPerRow;

    /// <summary>The seat with the longest label.</summary>
    public SeatPlace Last => new(this, StartRow + Rows - 1, SeatsPerRow);
}

/// <summary>
/// A venue's numbered seats. A seat's index counts through the sections in ordinal order of their names, then rows,
/// then seats. It never changes, because a layout never changes. So a seat needs no record: its index gives its
/// position and price.
/// </summary>
public sealed record SeatLayout
{
    private readonly int[] _firstIndexes;

    public SeatLayout(LayoutId id, string name, string? description, IEnumerable<SeatSection> sections)
    {
        (Id, Name, Description) = (id, name, description);
        Sections = [.. sections.OrderBy(section => section.Name, StringComparer.Ordinal)];
        _firstIndexes = new int[Sections.Count];

        for (var i = 0; i < Sections.Count; i++)
        {
            _firstIndexes[i] = SeatCount;
            SeatCount += Sections[i].SeatCount;
        }
    }

    public LayoutId Id { get; }

    public string Name { get; }

    public string? Description { get; }

    /// <summary>In ordinal order of their names.</summary>
    public IReadOnlyList<SeatSection> Sections { get; }

    public int SeatCount { get; }

    /// <summary>
    /// Returns the index of the seat with this label; null when there is none. One seat has one label.
    /// </summary>
    public int? IndexOf(string label)
    {
        if (label.Length > 2 * SeatPlace.LabelLengthMax)
        {
            return null;
        }

        label = TextPolicy.Exact(label);

        for (var i = 0; i < Sections.Count; i++)
        {
            var section = Sections[i];

            if (label.StartsWith(section.Name, StringComparison.Ordinal)
                && label[section.Name.Length..].Split('-') is ["", var row, var number]
                && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var rowNumber)
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seatNumber)
                && rowNumber >= section.StartRow
                && rowNumber - section.StartRow < section.Rows
                && seatNumber >= 1
                && seatNumber <= section.SeatsPerRow)
            {
                var index = _firstIndexes[i] + ((rowNumber - section.StartRow) * section.SeatsPerRow) + seatNumber - 1;

                // A second spelling, such as one with leading zeros, is not a label.
                return SeatAt(index).Label == label ? index : null;
            }
        }

        return null;
    }

    /// <summary>Returns the seat at an index from zero to <see cref="SeatCount"/>, exclusive.</summary>
    public SeatPlace SeatAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)SeatCount, nameof(index));
        var found = Array.BinarySearch(_firstIndexes, index);
        var position = found >= 0 ? found : ~found - 1;
        var section = Sections[position];
        var (row, seat) = Math.DivRem(index - _firstIndexes[position], section.SeatsPerRow);

        return new SeatPlace(section, section.StartRow + row, seat + 1);
    }
}

/// <summary>A seat's position and price.</summary>
public readonly record struct SeatPlace(SeatSection Section, int Row, int Number)
{
    /// <summary>The length that clients reserve for a label.</summary>
    public const int LabelLengthMax = 20;

    public long Price => Section.Price;

    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Section.Name}-{Row}-{Number}");
}

public readonly record struct LayoutId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
