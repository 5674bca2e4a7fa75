using System.Globalization;
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

    /// <summary>The subjects are the ticket's show and place.</summary>
    public static Error OtherShow(Ticket ticket) => new(
        "tickets.other-show",
        ErrorKind.Conflict,
        $"The ticket is for another event or film: {ticket.Show}, {ticket.Place}. It was not used.")
    {
        Subjects = [ticket.Show, ticket.Place],
    };

    /// <summary>The subject is when the performance starts.</summary>
    public static Error OtherDay(DateTimeOffset startsAt) => new(
        "tickets.other-day",
        ErrorKind.Conflict,
        $"The ticket's performance starts at {startsAt:yyyy-MM-dd HH:mm zzz}. The ticket was not used.")
    {
        Subjects = [startsAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)],
    };

    public static Error OtherTicket { get; } =
        new("tickets.other-ticket", ErrorKind.Invalid, "The code belongs to another ticket.");

    /// <summary>A scan without its check-in point admits nobody.</summary>
    public static Error BadPoint { get; } = new(
        "tickets.no-check-in-point",
        ErrorKind.Invalid,
        "A scan names its check-in point: event_id, or theater_name and movie_title for film tickets.");

    public static Error UnknownReservation { get; } =
        new("tickets.unknown-reservation", ErrorKind.NotFound, "You have no such reservation.");
}
