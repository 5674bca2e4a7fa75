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

    /// <summary>The authorisation was voided. The subjects are the units that other users have now.</summary>
    public static Error TooLate(IReadOnlyList<string> lost) =>
        new("payments.too-late", ErrorKind.Conflict, "The hold ran out and the payment was voided.")
        {
            Subjects = lost,
        };

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
        "A ticket of the reservation was used for admission; it cannot be refunded.");

    public static Error Unfinished { get; } =
        new("payments.unfinished", ErrorKind.Unavailable, "The payment provider did not answer; confirm again.");

    public static Error ChangedMeanwhile { get; } =
        new("payments.changed-meanwhile", ErrorKind.Unavailable, "The reservation kept changing; try again.");
}
