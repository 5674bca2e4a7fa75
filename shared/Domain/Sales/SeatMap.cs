using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Sales;

/// <summary>
/// The live state of every seat, one byte each in the order of their indexes. Two maps of one performance with the same
/// version are the same.
/// </summary>
public sealed record SeatMap(Performance Performance, SeatLayout Layout, long Version, ReadOnlyMemory<byte> States)
{
    /// <summary>
    /// Grows with every change of a seat; of two maps the one with the smaller number is the older, also where the
    /// version stands for nothing.
    /// </summary>
    public long ChangeNumber { get; init; }
}
