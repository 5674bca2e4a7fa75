using System.Security.Cryptography;
using System.Text;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Admits one person per ticket, at the check-in point that the ticket is for. A repeated scan with the same key gets
/// the same result; every other scan gets the time and place of the first admission. A refused ticket stays unused.
/// </summary>
public sealed class CheckInTicket(
    TicketLookup lookup,
    IAdmissions admissions,
    ITicketCodes codes,
    FilmTicketPolicy films,
    CheckInPolicy policy,
    TimeProvider clock)
{
    private const int PlaceLengthMax = 50;
    private const int KeyLengthMax = 255;

    /// <param name="staff">The staff member who checks in.</param>
    /// <param name="id">The ticket; null for the ticket of the code.</param>
    /// <param name="scan">The scanned code, its check-in point, its gate and its scanner.</param>
    /// <param name="cancellationToken">Stops the call; a stored admission stays.</param>
    public async Task<Result<CheckedIn>> ExecuteAsync(
        UserId staff, string? id, TicketScan scan, CancellationToken cancellationToken)
    {
        if (FindViolations(scan) is { } invalid)
        {
            return invalid;
        }

        if (scan.Point is not { } point)
        {
            return AdmissionErrors.BadPoint;
        }

        var found = await FindAsync(id, scan.Code, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var (ticket, now) = (found.Value, clock.GetUtcNow());

        if (FindError(ticket, point, now) is { } error)
        {
            return error;
        }

        var arrival = new Arrival(now, staff)
        {
            Gate = scan.Gate,
            Scanner = scan.Scanner,
            Scan = DigestOf(staff, scan),
        };
        var first = await admissions.AdmitAsync(ticket.Ref, arrival, cancellationToken);

        return first is null
            ? AdmissionErrors.Refunded
            : new CheckedIn(ticket, first, IsAdmitted: ReferenceEquals(first, arrival) || IsSame(first, arrival))
            {
                IsReplay = !ReferenceEquals(first, arrival) && IsSame(first, arrival),
            };
    }

    private static Error? FindViolations(TicketScan scan)
    {
        (string Field, string? Text, int LengthMax)[] texts =
        [
            ("gate", scan.Gate, PlaceLengthMax),
            ("scanner", scan.Scanner, PlaceLengthMax),
            ("idempotency-key", scan.Key, KeyLengthMax),
        ];
        LimitViolation[] violations =
        [
            .. texts.Where(text => TextPolicy.LengthOf(text.Text) > text.LengthMax)
                .Select(text => new LimitViolation(text.Field, LimitKind.TooLong, text.LengthMax)),
        ];

        return violations.Length > 0 ? FilmTicketErrors.BadFields(violations) : null;
    }

    private async Task<Result<Ticket>> FindAsync(string? id, string? code, CancellationToken cancellationToken)
    {
        var claims = code is null ? null : codes.Read(code.Trim());

        if (code is not null && claims is null)
        {
            return AdmissionErrors.BadCode;
        }

        if (id is not null && claims is { } other && other.Ref != TicketRef.Parse(id))
        {
            return AdmissionErrors.OtherTicket;
        }

        var name = claims?.Ref ?? TicketRef.Parse(id);
        var ticket = name is { } known ? await lookup.FindAsync(known, cancellationToken) : null;

        return ticket switch
        {
            null => FilmTicketErrors.UnknownTicket(name?.ToString() ?? id ?? string.Empty),
            _ when claims?.Describe(ticket) == false => AdmissionErrors.BadCode,
            _ => ticket,
        };
    }

    // The point comes first: a ticket for another one is refused, whatever its state is.
    private Error? FindError(Ticket ticket, CheckInPoint point, DateTimeOffset now) => ticket switch
    {
        { Kind: TicketKind.Film } when films.Access == FilmTicketAccess.Closed => FilmTicketErrors.Closed,
        _ when !point.Admits(ticket) => AdmissionErrors.OtherShow(ticket),
        { Fault: { } fault } => fault,
        { StartsAt: { } startsAt } when !policy.IsOpen(startsAt, now) => AdmissionErrors.OtherDay(startsAt),
        _ => null,
    };

    private static bool IsSame(Arrival first, Arrival second) => first.Scan is not null && first.Scan == second.Scan;

    // Every text is preceded by its length, so different scans get different digests. One key at two gates or
    // check-in points means two scans.
    private static string? DigestOf(UserId staff, TicketScan scan)
    {
        if (string.IsNullOrEmpty(scan.Key))
        {
            return null;
        }

        var words = new StringBuilder();

        string?[] texts = [staff.Value, scan.Key, scan.Gate, scan.Scanner, scan.Point?.Describe()];

        foreach (var text in texts)
        {
            words.Append(text?.Length ?? -1).Append(':').Append(text);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())));
    }
}

/// <summary>The data of a scan. The key is the request's idempotency key.</summary>
public sealed record TicketScan(string? Code, string? Gate, string? Scanner, string? Key)
{
    /// <summary>What the scan is for; null when it names nothing, or more than one.</summary>
    public CheckInPoint? Point { get; init; }
}

/// <summary>The ticket and its first admission, which may be an earlier one.</summary>
public sealed record CheckedIn(Ticket Ticket, Arrival First, bool IsAdmitted)
{
    /// <summary>True when the same scan was admitted by an earlier request.</summary>
    public bool IsReplay { get; init; }
}
