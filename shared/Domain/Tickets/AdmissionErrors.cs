using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>
/// The errors of ticket codes and check-in. The response to a second check-in also contains the first admission.
/// </summary>
public static class AdmissionErrors
{
    public static Error Refunded { get; } =
        new("tickets.refunded", ErrorKind.Conflict, "The ticket was refunded or cancelled.");

    public static Error NotPaid { get; } =
        new("tickets.not-paid", ErrorKind.Conflict, "The reservation is not paid.");

    public static Error CalledOff { get; } =
        new("tickets.called-off", ErrorKind.Conflict, "The performance was cancelled.");

    public static Error AlreadyAdmitted { get; } =
        new("tickets.already-admitted", ErrorKind.Conflict, "The ticket was already checked in.");

    public static Error BadCode { get; } = new(
        "tickets.bad-code",
        ErrorKind.Invalid,
        "The code is not one of this platform, was changed, or its key was withdrawn.");

    public static Error OtherTicket { get; } =
        new("tickets.other-ticket", ErrorKind.Invalid, "The code belongs to another ticket.");

    public static Error UnknownReservation { get; } =
        new("tickets.unknown-reservation", ErrorKind.NotFound, "You have no such reservation.");
}
