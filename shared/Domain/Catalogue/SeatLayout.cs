using System.Globalization;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Catalogue;

/// <summary>One block of rows of equal length. Prices are in minor units of the performance's currency.</summary>
public sealed record SeatSection(string Name, int Rows, int SeatsPerRow, long Price, int StartRow)
{
    public int SeatCount => Rows * SeatsPerRow;

    public SeatLabelForm LabelForm { get; init; }

    /// <summary>The seat with the longest label.</summary>
    public SeatPlace Last => new(this, StartRow + Rows - 1, SeatsPerRow);

    /// <summary>Finds a seat's row, and its number within the row, by its label; false for no seat.</summary>
    internal bool TryFind(string label, out int row, out int number)
    {
        (row, number) = (0, 0);

        return (LabelForm is SeatLabelForm.RowLetter
                ? TryParseLetter(label, out row, out number)
                : TryParseNumber(label, out row, out number))
            && row >= StartRow
            && row - StartRow < Rows
            && number >= 1
            && number <= SeatsPerRow;
    }

    private static bool TryParseLetter(string label, out int row, out int number)
    {
        (row, number) = (0, label.Length < 2 ? 0 : label[^1] - SeatPlace.FirstLetter + 1);

        return number > 0 && TryParse(label.AsSpan(..^1), out row);
    }

    private bool TryParseNumber(string label, out int row, out int number)
    {
        (row, number) = (0, 0);

        return label.StartsWith(Name, StringComparison.Ordinal)
            && label[Name.Length..].Split('-') is ["", var rowText, var numberText]
            && TryParse(rowText, out row)
            && TryParse(numberText, out number);
    }

    private static bool TryParse(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>How a seat's label is made.</summary>
public enum SeatLabelForm
{
    /// <summary>Section, row and number, such as <c>A-1-12</c>.</summary>
    SectionRowNumber,

    /// <summary>Row and letter, such as <c>12C</c>; the section is not part of it.</summary>
    RowLetter,
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

            if (section.TryFind(label, out var row, out var number))
            {
                var index = _firstIndexes[i] + ((row - section.StartRow) * section.SeatsPerRow) + number - 1;

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

    /// <summary>The letter of the first seat of a row, where labels have letters.</summary>
    public const char FirstLetter = 'A';

    public long Price => Section.Price;

    public string Label => Section.LabelForm is SeatLabelForm.RowLetter
        ? string.Create(CultureInfo.InvariantCulture, $"{Row}{(char)(FirstLetter + Number - 1)}")
        : string.Create(CultureInfo.InvariantCulture, $"{Section.Name}-{Row}-{Number}");
}

public readonly record struct LayoutId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
