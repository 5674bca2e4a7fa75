using System.Security.Cryptography;
using System.Text;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Admits one person per ticket. A repeated scan with the same key gets the same result; every other scan gets the time
/// and place of the first admission.
/// </summary>
public sealed class CheckInTicket(TicketLookup lookup, IAdmissions admissions, ITicketCodes codes, TimeProvider clock)
{
    private const int PlaceLengthMax = 50;
    private const int KeyLengthMax = 255;

    /// <param name="staff">The staff member who checks in.</param>
    /// <param name="id">The ticket; null for the ticket of the code.</param>
    /// <param name="scan">The scanned code, its gate and its scanner.</param>
    /// <param name="cancellationToken">Stops the call; a stored admission stays.</param>
    public async Task<Result<CheckedIn>> ExecuteAsync(
        UserId staff, string? id, TicketScan scan, CancellationToken cancellationToken)
    {
        if (FindViolations(scan) is { } invalid)
        {
            return invalid;
        }

        var resolved = Resolve(id, scan.Code);

        if (resolved.IsError)
        {
            return resolved.Error;
        }

        if (await lookup.FindAsync(resolved.Value, cancellationToken) is not { } ticket)
        {
            return FilmTicketErrors.UnknownTicket(resolved.Value.ToString());
        }

        if (ticket.Fault is { } fault)
        {
            return fault;
        }

        var arrival = new Arrival(clock.GetUtcNow(), staff)
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

    private Result<TicketRef> Resolve(string? id, string? code)
    {
        if (code is null)
        {
            return TicketRef.Parse(id) is { } parsed ? parsed : FilmTicketErrors.UnknownTicket(id ?? string.Empty);
        }

        return codes.Read(code.Trim()) switch
        {
            null => AdmissionErrors.BadCode,
            { } read when id is not null && read != TicketRef.Parse(id) => AdmissionErrors.OtherTicket,
            { } read => read,
        };
    }

    private static bool IsSame(Arrival first, Arrival second) => first.Scan is not null && first.Scan == second.Scan;

    // Every text is preceded by its length, so different scans get different digests. One key at two gates means two
    // scans.
    private static string? DigestOf(UserId staff, TicketScan scan)
    {
        if (string.IsNullOrEmpty(scan.Key))
        {
            return null;
        }

        var words = new StringBuilder();

        foreach (var text in (string?[])[staff.Value, scan.Key, scan.Gate, scan.Scanner])
        {
            words.Append(text?.Length ?? -1).Append(':').Append(text);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())));
    }
}

/// <summary>The data of a scan. The key is the request's idempotency key.</summary>
public sealed record TicketScan(string? Code, string? Gate, string? Scanner, string? Key);

/// <summary>The ticket and its first admission, which may be an earlier one.</summary>
public sealed record CheckedIn(Ticket Ticket, Arrival First, bool IsAdmitted)
{
    /// <summary>True when the same scan was admitted by an earlier request.</summary>
    public bool IsReplay { get; init; }
}
