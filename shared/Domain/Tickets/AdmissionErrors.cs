using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Every "no" about codes and at the door. Where somebody is in already, the answer tells more than its refusal.
/// </summary>
public static class AdmissionErrors
{
    public static Error Refunded { get; } =
        new("tickets.refunded", ErrorKind.Conflict, "The ticket was refunded or cancelled.");

    public static Error NotPaid { get; } =
        new("tickets.not-paid", ErrorKind.Conflict, "The reservation is not paid.");

    public static Error CalledOff { get; } =
        new("tickets.called-off", ErrorKind.Conflict, "The performance was called off.");

    public static Error AlreadyAdmitted { get; } =
        new("tickets.already-admitted", ErrorKind.Conflict, "Somebody was let in with this ticket before.");

    public static Error BadCode { get; } = new(
        "tickets.bad-code",
        ErrorKind.Invalid,
        "This is no code of ours, or it was changed, or its key was withdrawn.");

    public static Error OtherTicket { get; } =
        new("tickets.other-ticket", ErrorKind.Invalid, "The code is that of another ticket.");

    public static Error UnknownReservation { get; } =
        new("tickets.unknown-reservation", ErrorKind.NotFound, "There is no such reservation of yours.");
}
