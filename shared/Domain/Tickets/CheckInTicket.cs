using System.Security.Cryptography;
using System.Text;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Lets one person in per ticket. The same scan, sent again with its key, gets the same answer; every other one is told
/// when and where the first was.
/// </summary>
public sealed class CheckInTicket(TicketLookup lookup, IAdmissions admissions, ITicketCodes codes, TimeProvider clock)
{
    private const int PlaceLengthMax = 50;
    private const int KeyLengthMax = 255;

    /// <param name="staff">Who checks in.</param>
    /// <param name="id">The ticket; null for the one that the code names.</param>
    /// <param name="scan">What was scanned, where, by what.</param>
    /// <param name="cancellationToken">Stops it; an admission that was stored stays.</param>
    public async Task<Result<CheckedIn>> ExecuteAsync(
        UserId staff, string? id, TicketScan scan, CancellationToken cancellationToken)
    {
        if (FindMistakes(scan) is { } mistakes)
        {
            return mistakes;
        }

        var named = Name(id, scan.Code);

        if (named.IsError)
        {
            return named.Error;
        }

        if (await lookup.FindAsync(named.Value, cancellationToken) is not { } ticket)
        {
            return FilmTicketErrors.UnknownTicket(named.Value.ToString());
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

    private static Error? FindMistakes(TicketScan scan)
    {
        (string Field, string? Text, int LengthMax)[] texts =
        [
            ("gate", scan.Gate, PlaceLengthMax),
            ("scanner", scan.Scanner, PlaceLengthMax),
            ("idempotency-key", scan.Key, KeyLengthMax),
        ];
        LimitViolation[] violations =
        [
            .. texts.Where(text => text.Text?.Length > text.LengthMax)
                .Select(text => new LimitViolation(text.Field, LimitKind.TooLong, text.LengthMax)),
        ];

        return violations.Length > 0 ? FilmTicketErrors.BadFields(violations) : null;
    }

    private Result<TicketRef> Name(string? id, string? code)
    {
        if (code is null)
        {
            return TicketRef.Parse(id) is { } named ? named : FilmTicketErrors.UnknownTicket(id ?? string.Empty);
        }

        return codes.Read(code.Trim()) switch
        {
            null => AdmissionErrors.BadCode,
            { } read when id is not null && read.ToString() != id => AdmissionErrors.OtherTicket,
            { } read => read,
        };
    }

    private static bool IsSame(Arrival first, Arrival second) => first.Scan is not null && first.Scan == second.Scan;

    // Every text is preceded by its length, so no two scans read the same. One key at two gates stands for two scans.
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

/// <summary>What somebody at the door sends. The key is that of the request, so that it can be repeated.</summary>
public sealed record TicketScan(string? Code, string? Gate, string? Scanner, string? Key);

/// <summary>The ticket and its first admission, which is this one or an earlier one.</summary>
public sealed record CheckedIn(Ticket Ticket, Arrival First, bool IsAdmitted)
{
    /// <summary>It was the same scan that admitted before.</summary>
    public bool IsReplay { get; init; }
}
