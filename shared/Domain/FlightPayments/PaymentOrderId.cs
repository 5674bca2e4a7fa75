namespace Serverless.Domain.FlightPayments;

/// <summary>
/// The name of a payment order, which the client chooses or the platform makes: 1 to 64 printable ASCII characters
/// without a space or a slash, and not only dots, so that it is one segment of an address.
/// </summary>
public readonly record struct PaymentOrderId(string Value)
{
    public const int LengthMax = 64;

    public static bool TryParse(string? text, out PaymentOrderId id)
    {
        id = new PaymentOrderId(text ?? string.Empty);

        return SegmentText.IsValid(text, LengthMax);
    }

    public override string ToString() => Value;
}

/// <summary>The provider's name of one payment, by which it is read again.</summary>
public readonly record struct ReceiptId(string Value)
{
    public const int LengthMax = 64;

    public static bool TryParse(string? text, out ReceiptId id)
    {
        id = new ReceiptId(text ?? string.Empty);

        return SegmentText.IsValid(text, LengthMax);
    }

    public override string ToString() => Value;
}

internal static class SegmentText
{
    public static bool IsValid(string? text, int lengthMax) =>
        text is { Length: > 0 }
        && text.Length <= lengthMax
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
        && !text.AsSpan().ContainsAny("/\\")
        && text.AsSpan().ContainsAnyExcept('.');
}
