using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>One attempt to pay for one reservation.</summary>
/// <remarks>
/// <code>
/// from \ to    next                       when
/// Requested    Capturing                  the sale was committed; money was authorised before that
///              Declined                   the provider declined
///              Voiding                    the reservation ended without a sale
/// Capturing    Captured                   the provider has taken the money
///              Voiding                    the provider rejected the capture: the sale was reversed
/// (none)       Captured                   a sale without a payment was paid by an order
/// Captured     Refunding → Refunded       all units of a confirmed reservation were returned
///              (no change)                some units were returned: the sale has a refund for them
/// Voiding      Voided                     the provider released the authorisation
///              Declined                   there was none: the provider had declined or rejected the capture
///              Refunding                  the provider had captured the money after all
/// </code>
/// Every operation completes a payment that it finds in a state ending in -ing. That is safe, because a repeated call
/// to the provider takes effect once.
/// </remarks>
public sealed record Payment(PaymentId Id, ReservationId Reservation, Money Amount)
{
    public PaymentState State { get; init; } = PaymentState.Requested;

    /// <summary>The behaviour of the simulated provider, such as <c>approve</c>; real providers ignore it.</summary>
    public string Scenario { get; init; } = "approve";

    /// <summary>The client used the gateway's id of the reservation, and gets that id in responses.</summary>
    public bool IsGateway { get; init; }

    /// <summary>
    /// The order by which the buyer paid outside of this context; null for a payment of <see cref="IPaymentProvider"/>.
    /// </summary>
    public PaidOrder? Order { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state is final, and no money is kept or reserved but what the terms of a refund keep.</summary>
    public bool IsOver => State is PaymentState.Declined or PaymentState.Voided or PaymentState.Refunded;
}

/// <summary>An order that was paid before the sale knew of it.</summary>
/// <param name="Id">The order's id, where it was paid.</param>
/// <param name="Reference">Names the sale for the payer; refunds of the order have it in their names.</param>
public sealed record PaidOrder(string Id, string Reference);

public enum PaymentState
{
    Requested,
    Declined,
    Capturing,
    Captured,
    Voiding,
    Voided,
    Refunding,
    Refunded,
}

/// <summary>The id of a payment; it contains the performance.</summary>
public readonly record struct PaymentId(Guid Value)
{
    private const string Prefix = "pay_";
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int DigitCount = 26;

    /// <summary>Reads the text that <see cref="ToString"/> writes, in upper or lower case.</summary>
    public static bool TryParse(string? text, out PaymentId id)
    {
        id = default;

        if (text?.Length != Prefix.Length + DigitCount || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var bits = UInt128.Zero;

        foreach (var symbol in text.AsSpan(Prefix.Length))
        {
            var digit = Digits.IndexOf(char.ToUpperInvariant(symbol), StringComparison.Ordinal);

            if (digit < 0)
            {
                return false;
            }

            bits = (bits << 5) | (UInt128)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        id = new PaymentId(new Guid(bytes, bigEndian: true));

        return ScopedId.TryRead(id.Value, ScopedKind.Payment, out _, out _);
    }

    public override string ToString() => string.Create(Prefix.Length + DigitCount, this, (text, id) =>
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Prefix.CopyTo(text);

        for (var i = text.Length - 1; i >= Prefix.Length; i--, bits >>= 5)
        {
            text[i] = Digits[(int)(bits & 31)];
        }
    });
}
