using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets.Admission;

/// <summary>
/// Every "no" about codes and at the door. Where somebody is in already, the answer tells more than its refusal.
/// </summary>
public static class AdmissionRefusals
{
    public static Refusal Refunded { get; } =
        new("tickets.refunded", RefusalKind.Conflict, "The ticket was refunded or cancelled.");

    public static Refusal NotPaid { get; } =
        new("tickets.not-paid", RefusalKind.Conflict, "The reservation is not paid.");

    public static Refusal CalledOff { get; } =
        new("tickets.called-off", RefusalKind.Conflict, "The performance was called off.");

    public static Refusal AlreadyAdmitted { get; } =
        new("tickets.already-admitted", RefusalKind.Conflict, "Somebody was let in with this ticket before.");

    public static Refusal BadCode { get; } = new(
        "tickets.bad-code",
        RefusalKind.Invalid,
        "This is no code of ours, or it was changed, or its key was withdrawn.");

    public static Refusal OtherTicket { get; } =
        new("tickets.other-ticket", RefusalKind.Invalid, "The code is that of another ticket.");

    public static Refusal UnknownReservation { get; } =
        new("tickets.unknown-reservation", RefusalKind.NotFound, "There is no such reservation of yours.");
}
