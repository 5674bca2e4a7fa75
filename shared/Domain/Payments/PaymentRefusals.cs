using Serverless.Domain.Platform;

namespace Serverless.Domain.Payments;

/// <summary>Every "no" about money.</summary>
public static class PaymentRefusals
{
    public static Refusal UnknownPayment { get; } =
        new("payments.unknown-payment", RefusalKind.NotFound, "There is no such payment.");

    public static Refusal NotThePayer { get; } =
        new("payments.not-the-payer", RefusalKind.Forbidden, "The reservation is somebody else's.");

    public static Refusal WrongAmount(Money due) =>
        new("payments.wrong-amount", RefusalKind.Invalid, $"The reservation costs {due.Amount} {due.Currency}.");

    public static Refusal UnknownScenario(string scenario) =>
        new("payments.unknown-scenario", RefusalKind.Invalid, $"There is no scenario or test card '{scenario}'.");

    public static Refusal NotApproved { get; } =
        new("payments.not-approved", RefusalKind.PreconditionFailed, "The reservation has no approved payment.");

    public static Refusal OtherPayment { get; } =
        new("payments.other-payment", RefusalKind.PreconditionFailed,
            "The payment is not the reservation's present one.");

    /// <summary>The money was let go. The subjects are what somebody else has now.</summary>
    public static Refusal TooLate(IReadOnlyList<string> lost) =>
        new("payments.too-late", RefusalKind.Conflict, "The hold ran out and the payment was voided.")
        {
            Subjects = lost,
        };

    public static Refusal Admitted { get; } = new(
        "payments.admitted",
        RefusalKind.Conflict,
        "Somebody was let in with a ticket of the reservation; it stays paid.");

    public static Refusal Unfinished { get; } =
        new("payments.unfinished", RefusalKind.Unavailable, "The provider did not answer; confirm again.");

    public static Refusal ChangedMeanwhile { get; } =
        new("payments.changed-meanwhile", RefusalKind.Unavailable, "The reservation kept changing; try again.");
}
