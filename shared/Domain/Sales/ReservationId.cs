using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>The id of a reservation; it contains the performance.</summary>
public readonly record struct ReservationId(Guid Value)
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int NumberLength = 25;

    /// <summary>False for a UUID that is not the id of a reservation.</summary>
    public bool TryTag(out PerformanceTag tag)
    {
        var found = ScopedId.TryRead(Value, ScopedKind.Reservation, out var number, out _);
        tag = new PerformanceTag(number);

        return found;
    }

    /// <summary>
    /// The number on the user's receipt. It is the id in base 36, so it is unique too.
    /// </summary>
    public string ToNumber() => string.Create(NumberLength + 2, this, (text, id) =>
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var rest = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        text[0] = 'T';
        text[1] = 'K';

        for (var i = text.Length - 1; i >= 2; i--)
        {
            (rest, var digit) = UInt128.DivRem(rest, (UInt128)Digits.Length);
            text[i] = Digits[(int)digit];
        }
    });

    public override string ToString() => Value.ToString();
}
