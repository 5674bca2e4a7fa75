using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>All errors about payments.</summary>
public static class PaymentErrors
{
    public static Error UnknownPayment { get; } =
        new("payments.unknown-payment", ErrorKind.NotFound, "There is no such payment.");

    public static Error NotThePayer { get; } =
        new("payments.not-the-payer", ErrorKind.Forbidden, "The reservation belongs to another user.");

    public static Error WrongAmount(Money due) =>
        new("payments.wrong-amount", ErrorKind.Invalid, $"The reservation costs {due.Amount} {due.Currency}.");

    public static Error UnknownScenario(string scenario) =>
        new("payments.unknown-scenario", ErrorKind.Invalid, $"There is no scenario or test card '{scenario}'.");

    public static Error NotApproved { get; } =
        new("payments.not-approved", ErrorKind.PreconditionFailed, "The reservation has no approved payment.");

    public static Error OtherPayment { get; } =
        new("payments.other-payment", ErrorKind.PreconditionFailed,
            "The payment is not the reservation's present one.");

    /// <summary>
    /// The authorisation was voided, before the hold ran out. The subjects are the units that others bought or hold.
    /// </summary>
    public static Error SoldToOthers(IReadOnlyList<string> lost) =>
        new("payments.sold-to-others", ErrorKind.Conflict, "Other users bought or hold these; the payment was voided.")
        {
            Subjects = lost,
        };

    public static Error Admitted { get; } = new(
        "payments.admitted",
        ErrorKind.Conflict,
        "The tickets of the reservation were used for admission; they cannot be refunded.");

    public static Error CaptureRefused { get; } = new(
        "payments.capture-refused",
        ErrorKind.PreconditionFailed,
        "The provider refused to charge the payment. The reservation was cancelled; reserve again.");

    public static Error NothingDue { get; } = new(
        "payments.nothing-due", ErrorKind.Conflict, "The reservation is free: confirm it without a payment.");

    public static Error RefundClosed(DateTimeOffset until) => new(
        "payments.refund-closed",
        ErrorKind.Conflict,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The reservation could be refunded until {until.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}."));

    public static Error Unfinished { get; } =
        new("payments.unfinished", ErrorKind.Unavailable, "The payment provider did not answer; confirm again.");

    public static Error ChangedMeanwhile { get; } =
        new("payments.changed-meanwhile", ErrorKind.Unavailable, "The reservation kept changing; try again.");
}
