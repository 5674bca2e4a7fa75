using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Sales;

/// <summary>
/// The live state of every seat, one byte for each in the order of the indexes. Maps of a performance with the same
/// version are equal.
/// </summary>
public sealed record SeatMap(Performance Performance, SeatLayout Layout, long Version, ReadOnlyMemory<byte> States)
{
    /// <summary>
    /// Grows with every change of a seat: a map with a smaller number is older. It is valid even when the version is 0.
    /// </summary>
    public long ChangeNumber { get; init; }
}
