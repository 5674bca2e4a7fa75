using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Seats;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Reservations;

/// <summary>
/// Sets seats aside that are named by id or by label, on the gateway's terms and from the same stock as
/// <see cref="ReserveSeats"/>: all of them, or none. Where the event came into being by its name, so do its seats.
/// </summary>
public sealed class ReserveNamedSeats(
    NamePerformance namePerformance, ICatalogue catalogue, ISeatNames names, ReserveSeats reserveSeats,
    TakeOverPass takeOverPass, SeatPolicy seatPolicy, GatewayPolicy policy)
{
    private readonly SeatPolicy _terms =
        seatPolicy with { HoldSeconds = policy.HoldSeconds, SeatCountMax = policy.SeatCountMax };

    public async Task<Outcome<Announced<Reservation>>> ExecuteAsync(
        VisitorId visitor, NamedSeatWish wish, RepeatKey? repeat, CancellationToken cancellationToken)
    {
        if (wish.Words.Seats.Count > policy.SeatCountMax)
        {
            return SeatRefusals.TooMany(policy.SeatCountMax);
        }

        var meant = await namePerformance.ExecuteAsync(wish.Event, cancellationToken);

        if (meant.IsRefused)
        {
            return meant.Refusal;
        }

        var performance = await catalogue.FindAsync(meant.Value, cancellationToken);
        var found = performance?.Name is null
            ? Find(performance, meant.Value, wish)
            : await NameAsync(performance, wish, cancellationToken);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var seats = found.Value with { Terms = _terms };
        var outcome = await reserveSeats.ExecuteAsync(visitor, seats, repeat, cancellationToken);

        // The token is looked at only where nothing else lets the visitor in, so it is not used up for nothing.
        return outcome.Refusal == ReservationRefusals.PassMissing
            && wish.Token is { } token
            && await takeOverPass.ExecuteAsync(visitor, meant.Value, token, cancellationToken)
                ? await reserveSeats.ExecuteAsync(visitor, seats, repeat, cancellationToken)
                : outcome;
    }

    private static Outcome<SeatWish> Find(Performance? performance, PerformanceId id, NamedSeatWish wish)
    {
        if (performance is null or { State: PerformanceState.Draft })
        {
            return SeatRefusals.UnknownPerformance(id);
        }

        if (performance.Layout is not { } layout)
        {
            return SeatRefusals.NoNumberedSeats(id);
        }

        var found = new List<SeatId>();

        foreach (var name in wish.Words.Seats)
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
                return SeatRefusals.UnknownSeatName(name);
            }
        }

        return new SeatWish(id, found) { Words = wish.Words };
    }

    private async ValueTask<Outcome<SeatWish>> NameAsync(
        Performance performance, NamedSeatWish wish, CancellationToken cancellationToken)
    {
        var said = wish.Words.Seats;
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var name in said)
        {
            if (!FreeName.Is(name))
            {
                return SeatRefusals.BadName(name);
            }

            if (!seen.Add(name))
            {
                return SeatRefusals.ChosenTwice(name);
            }
        }

        var seatCount = performance.Layout!.SeatCount;
        var indexes = await names.NumberAsync(performance.Id.Tag, seatCount, said, cancellationToken);

        return indexes is null
            ? SeatRefusals.AllNamed(seatCount)
            : new SeatWish(performance.Id, [.. indexes.Select(index => SeatId.Of(performance.Id, index))])
            {
                Labels = said,
                Words = wish.Words with { Event = wish.Event },
            };
    }
}

/// <param name="Event">Whose seats: the performance's id or name.</param>
/// <param name="Words">The seats, by id or by label, and the price that the client expects.</param>
/// <param name="Token">A place or pass token of the visitor, who may have waited as a guest; null for none.</param>
public sealed record NamedSeatWish(string Event, ClientWords Words, string? Token);
