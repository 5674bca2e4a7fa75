using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Sales;

/// <summary>
/// Sets seats aside that are named by id or by label, on the gateway's terms and from the same stock as
/// <see cref="ReserveSeats"/>: all of them, or none. Where the event came into being by its name, so do its seats.
/// </summary>
public sealed class ReserveNamedSeats(
    ResolvePerformance resolvePerformance, ICatalogue catalogue, ISeatNames names, ReserveSeats reserveSeats,
    TransferAdmissionPass transferAdmissionPass, SeatPolicy seatPolicy, GatewayPolicy policy)
{
    private readonly SeatPolicy _terms =
        seatPolicy with { HoldSeconds = policy.HoldSeconds, SeatCountMax = policy.SeatCountMax };

    public async Task<Result<WithMessages<Reservation>>> ExecuteAsync(
        UserId user, ReserveNamedSeatsCommand command, IdempotencySeed? idempotencySeed, CancellationToken cancellationToken)
    {
        if (command.Words.Seats.Count > policy.SeatCountMax)
        {
            return SeatErrors.TooMany(policy.SeatCountMax);
        }

        var meant = await resolvePerformance.ExecuteAsync(command.Event, cancellationToken);

        if (meant.IsError)
        {
            return meant.Error;
        }

        var performance = await catalogue.FindAsync(meant.Value, cancellationToken);
        var found = performance?.Name is null
            ? Find(performance, meant.Value, command)
            : await NameAsync(performance, command, cancellationToken);

        if (found.IsError)
        {
            return found.Error;
        }

        var seats = found.Value with { Terms = _terms };
        var result = await reserveSeats.ExecuteAsync(user, seats, idempotencySeed, cancellationToken);

        // The token is looked at only where nothing else lets the visitor in, so it is not used up for nothing.
        return result.Error == ReservationErrors.PassMissing
            && command.Token is { } token
            && await transferAdmissionPass.ExecuteAsync(user, meant.Value, token, cancellationToken)
                ? await reserveSeats.ExecuteAsync(user, seats, idempotencySeed, cancellationToken)
                : result;
    }

    private static Result<ReserveSeatsCommand> Find(Performance? performance, PerformanceId id, ReserveNamedSeatsCommand command)
    {
        if (performance is null or { State: PerformanceState.Draft })
        {
            return SeatErrors.UnknownPerformance(id);
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

    private async ValueTask<Result<ReserveSeatsCommand>> NameAsync(
        Performance performance, ReserveNamedSeatsCommand command, CancellationToken cancellationToken)
    {
        var said = command.Words.Seats;
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var name in said)
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
        var indexes = await names.NumberAsync(performance.Id.Tag, seatCount, said, cancellationToken);

        return indexes is null
            ? SeatErrors.AllNamed(seatCount)
            : new ReserveSeatsCommand(performance.Id, [.. indexes.Select(index => SeatId.Of(performance.Id, index))])
            {
                Labels = said,
                Words = command.Words with { Event = command.Event },
            };
    }
}

/// <param name="Event">Whose seats: the performance's id or name.</param>
/// <param name="Words">The seats, by id or by label, and the price that the client expects.</param>
/// <param name="Token">A place or pass token of the visitor, who may have waited as a guest; null for none.</param>
public sealed record ReserveNamedSeatsCommand(string Event, ClientTexts Words, string? Token);
