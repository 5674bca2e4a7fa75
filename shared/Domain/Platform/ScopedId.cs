using System.Buffers.Binary;

namespace Serverless.Domain.Platform;

/// <summary>The kind of object that a scoped identifier names.</summary>
public enum ScopedKind
{
    Performance = 1,
    Seat = 2,
    TicketType = 3,
    Reservation = 4,
    Payment = 5,
}

/// <summary>
/// A UUID that contains the number of its performance. Everything that one sale changes together is in one storage
/// partition and one Redis slot, both named by the performance; so no look-up table is needed between a reservation's
/// id and its place.
/// </summary>
/// <remarks>
/// Sixteen bytes, most significant first:
/// <code>
/// 0-5    milliseconds since 1970 (zero for seats and ticket types, whose identifiers are computed, not random)
/// 6      version 4 in the high half, the kind in the low half
/// 7      random
/// 8      variant in the two high bits, random in the other six
/// 9-11   number of the performance
/// 12-15  random, or the ordinal of a seat or ticket type within its performance
/// </code>
/// </remarks>
public static class ScopedId
{
    public const int EntropyLength = 6;
    public const int PerformanceNumberMax = (1 << 24) - 1;

    public static Guid Create(
        ScopedKind kind, int performanceNumber, DateTimeOffset createdAt, ReadOnlySpan<byte> entropy)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, createdAt.ToUnixTimeMilliseconds() << 16);
        bytes[7] = entropy[0];
        bytes[8] = entropy[1];
        entropy[2..EntropyLength].CopyTo(bytes[12..]);

        return Finish(bytes, kind, performanceNumber);
    }

    public static Guid Create(ScopedKind kind, int performanceNumber, int ordinal)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], ordinal);

        return Finish(bytes, kind, performanceNumber);
    }

    /// <summary>
    /// The performance's number and, for a seat or ticket type, its ordinal; false for any other UUID.
    /// </summary>
    public static bool TryRead(Guid id, ScopedKind kind, out int performanceNumber, out int ordinal)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        performanceNumber = (bytes[9] << 16) | (bytes[10] << 8) | bytes[11];
        ordinal = BinaryPrimitives.ReadInt32BigEndian(bytes[12..]);

        return bytes[6] == (UuidBits.Version | (int)kind) && UuidBits.HasVariant(bytes);
    }

    /// <summary>Whether two identifiers differ at most in the number of their performance.</summary>
    public static bool AreDuplicates(Guid first, Guid second) => WithoutNumber(first) == WithoutNumber(second);

    private static UInt128 WithoutNumber(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[9..12].Clear();

        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static Guid Finish(Span<byte> bytes, ScopedKind kind, int performanceNumber)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)performanceNumber, (uint)PerformanceNumberMax);
        UuidBits.Set(bytes, (byte)kind);
        bytes[9] = (byte)(performanceNumber >> 16);
        bytes[10] = (byte)(performanceNumber >> 8);
        bytes[11] = (byte)performanceNumber;

        return new Guid(bytes, bigEndian: true);
    }
}
