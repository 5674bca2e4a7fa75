using System.Globalization;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// The id of a booking: a whole number from 1, which grows. Its number on documents, <c>CJ</c> and eight letters and
/// digits, is the same value in another order, so it is unique too but does not show how many bookings there are.
/// </summary>
public readonly record struct BookingId(int Value)
{
    private const string Prefix = "CJ";
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int DigitCount = 8;

    // A permutation of the numbers of 41 bits, all of which have eight digits: both steps can be undone.
    private const ulong Mask = (1UL << 41) - 1;
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const int Shift = 21;
    private const int RoundCount = 3;

    private static readonly ulong Inverse = InverseOf(Factor);

    public string Number => string.Create(Prefix.Length + DigitCount, this, static (text, id) =>
    {
        var rest = Mix((ulong)id.Value);
        Prefix.CopyTo(text);

        for (var i = text.Length - 1; i >= Prefix.Length; i--)
        {
            (rest, var digit) = Math.DivRem(rest, (ulong)Digits.Length);
            text[i] = Digits[(int)digit];
        }
    });

    /// <summary>Reads a number in any case; false for a text that is the number of no booking.</summary>
    public static bool TryParseNumber(string? text, out BookingId id)
    {
        id = default;

        if (text?.Length != Prefix.Length + DigitCount
            || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var value = 0UL;

        foreach (var symbol in text.AsSpan(Prefix.Length))
        {
            var digit = Digits.IndexOf(char.ToUpperInvariant(symbol), StringComparison.Ordinal);

            if (digit < 0)
            {
                return false;
            }

            value = (value * (ulong)Digits.Length) + (ulong)digit;
        }

        var number = Unmix(value);

        if (value > Mask || number is 0 or > int.MaxValue)
        {
            return false;
        }

        id = new BookingId((int)number);

        return true;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static ulong Mix(ulong value)
    {
        for (var i = 0; i < RoundCount; i++)
        {
            value = (value * Factor) & Mask;
            value ^= value >> Shift;
        }

        return value;
    }

    // Shifted by more than half of the bits, so the same step undoes it.
    private static ulong Unmix(ulong value)
    {
        for (var i = 0; i < RoundCount; i++)
        {
            value ^= value >> Shift;
            value = (value * Inverse) & Mask;
        }

        return value;
    }

    // Newton's method: each turn doubles the number of right bits.
    private static ulong InverseOf(ulong odd)
    {
        var inverse = odd;

        for (var i = 0; i < 6; i++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }
}
