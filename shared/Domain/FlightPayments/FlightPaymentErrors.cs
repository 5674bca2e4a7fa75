using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>The errors of payments of flights.</summary>
public static class FlightPaymentErrors
{
    public static Error BadAmount(FlightPaymentPolicy policy) => new(
        "flight-payments.bad-amount",
        ErrorKind.Invalid,
        $"An amount is a whole number from {policy.AmountMin} to {policy.AmountMax} won.");

    public static Error BadOrderId { get; } = new(
        "flight-payments.bad-order-id",
        ErrorKind.Invalid,
        $"An order id has 1 to {PaymentOrderId.LengthMax} printable ASCII characters, without spaces and slashes.");

    public static Error BadName { get; } = new(
        "flight-payments.bad-name",
        ErrorKind.Invalid,
        $"The name of an order has 1 to {CreatePaymentOrder.NameLengthMax} characters, none of control.");

    public static Error UnknownSchedule { get; } = new(
        "flight-payments.unknown-schedule", ErrorKind.Invalid, "There is no such schedule, or it is not sold.");

    public static Error WrongAmount { get; } = new(
        "flight-payments.wrong-amount", ErrorKind.Invalid, "The amount is not one to nine times the fare.");

    public static Error OrderExists { get; } = new(
        "flight-payments.order-exists", ErrorKind.Conflict, "Another payment has this order id.");

    public static Error UnknownOrder { get; } =
        new("flight-payments.unknown-order", ErrorKind.Invalid, "There is no such order.");

    public static Error UnknownBooking { get; } =
        new("flight-payments.unknown-booking", ErrorKind.Invalid, "The caller has no such booking.");

    public static Error NotPaid { get; } = new(
        "flight-payments.not-paid", ErrorKind.Invalid, "The order is not paid, or its money goes back.");

    public static Error OtherAmount { get; } = new(
        "flight-payments.other-amount", ErrorKind.Invalid, "The booking costs another amount than was paid.");

    public static Error OtherBooking { get; } = new(
        "flight-payments.other-booking",
        ErrorKind.Invalid,
        "The payment has another booking, or the booking another payment.");

    public static Error OtherRefund { get; } = new(
        "flight-payments.other-refund", ErrorKind.Conflict, "A refund of another amount has this cancel id.");

    public static Error TooMuch { get; } = new(
        "flight-payments.too-much", ErrorKind.Conflict, "More would be paid back than is left.");

    public static Error Closed { get; } = new(
        "flight-payments.closed", ErrorKind.Unavailable, "Payments are closed: the provider's keys are missing.");

    public static Error NoAnswer { get; } = new(
        "flight-payments.no-answer", ErrorKind.Unavailable, "The payment provider does not answer. Try again.");

    public static Error ChangedMeanwhile { get; } = new(
        "flight-payments.changed-meanwhile", ErrorKind.Unavailable, "The order kept changing. Try again.");
}
