using System.Diagnostics.CodeAnalysis;

namespace Serverless.Domain.Accounts;

/// <summary>A Korean number in the form <c>010-1234-5678</c>; any other number as it was typed.</summary>
public readonly record struct PhoneNumber(string Value)
{
    public const int LengthMin = 10;
    public const int LengthMax = 20;

    private const int DigitCountMin = 8;

    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber phone)
    {
        var typed = text?.Trim() ?? string.Empty;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        phone = new PhoneNumber((typed.StartsWith('+'), digits.Length) switch
        {
            (false, 10) => $"{digits[..3]}-{digits[3..6]}-{digits[6..]}",
            (false, 11) => $"{digits[..3]}-{digits[3..7]}-{digits[7..]}",
            _ => typed,
        });

        return typed.Length is >= LengthMin and <= LengthMax
            && digits.Length >= DigitCountMin
            && typed.All(character => char.IsAsciiDigit(character) || "+-() ".Contains(character));
    }

    public override string ToString() => Value;
}
