using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Sales;

/// <summary>
/// Holds seats that are named by id or by label, all or none, with the gateway's limits and from the same stock as
/// <see cref="ReserveSeats"/>. Seats of an implicit event are created by their names, like the event.
/// </summary>
public sealed class ReserveNamedSeats(
    ResolvePerformance resolvePerformance, ICatalogue catalogue, ISeatNames names, ReserveSeats reserveSeats,
    TransferAdmissionPass transferAdmissionPass, SeatPolicy seatPolicy, GatewayPolicy policy)
{
    private readonly SeatPolicy _terms =
        seatPolicy with { HoldSeconds = policy.HoldSeconds, SeatCountMax = policy.SeatCountMax };

    public async Task<Result<WithMessages<Reservation>>> ExecuteAsync(
        UserId user, ReserveNamedSeatsCommand command, IdempotencySeed? idempotencySeed,
        CancellationToken cancellationToken)
    {
        if (command.Words.Seats.Count > policy.SeatCountMax)
        {
            return SeatErrors.TooMany(policy.SeatCountMax);
        }

        var id = await resolvePerformance.ExecuteAsync(command.Event, cancellationToken);

        if (id.IsError)
        {
            return id.Error;
        }

        var performance = await catalogue.FindAsync(id.Value, cancellationToken);
        var found = performance?.Name is null
            ? FindSeats(performance, id.Value, command)
            : await NumberSeatsAsync(performance, command, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var seats = found.Value with { Terms = _terms };
        var result = await reserveSeats.ExecuteAsync(user, seats, idempotencySeed, cancellationToken);

        // The token is used only when the user has no pass, because a transfer uses it up.
        return result.Error == ReservationErrors.PassMissing
            && command.Token is { } token
            && await transferAdmissionPass.ExecuteAsync(user, id.Value, token, cancellationToken)
                ? await reserveSeats.ExecuteAsync(user, seats, idempotencySeed, cancellationToken)
                : result;
    }

    private static Result<ReserveSeatsCommand> FindSeats(
        Performance? performance, PerformanceId id, ReserveNamedSeatsCommand command)
    {
        if (performance is null or { State: PerformanceState.Draft })
        {
            return SeatErrors.UnknownPerformance(command.Event);
        }

        if (performance.Layout is not { } layout)
        {
            return SeatErrors.NoNumberedSeats(id);
        }

        var found = new List<SeatId>();

        foreach (var name in command.Words.Seats)
        {
            if (Guid.TryParseExact(name, "D", out var seat))
            {
                found.Add(new SeatId(seat));
            }
            else if (layout.IndexOf(name) is { } index)
            {
                found.Add(SeatId.Of(id, index));
            }
            else
            {
                return SeatErrors.UnknownSeatName(name);
            }
        }

        return new ReserveSeatsCommand(id, found) { Words = command.Words };
    }

    private async ValueTask<Result<ReserveSeatsCommand>> NumberSeatsAsync(
        Performance performance, ReserveNamedSeatsCommand command, CancellationToken cancellationToken)
    {
        var labels = command.Words.Seats;
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var name in labels)
        {
            if (!FreeName.Is(name))
            {
                return SeatErrors.BadName(name);
            }

            if (!seen.Add(name))
            {
                return SeatErrors.ChosenTwice(name);
            }
        }

        var seatCount = performance.Layout!.SeatCount;
        var indexes = await names.NumberAsync(performance.Id.Tag, seatCount, labels, cancellationToken);

        return indexes is null
            ? SeatErrors.AllNamed(seatCount)
            : new ReserveSeatsCommand(performance.Id, [.. indexes.Select(index => SeatId.Of(performance.Id, index))])
            {
                Labels = labels,
                Words = command.Words with { Event = command.Event },
            };
    }
}

/// <param name="Event">The performance's id or name.</param>
/// <param name="Words">The seats, by id or by label, and the price that the client expects.</param>
/// <param name="Token">A queue or pass token of a user who waited as a guest; null for none.</param>
public sealed record ReserveNamedSeatsCommand(string Event, ClientTexts Words, string? Token);
