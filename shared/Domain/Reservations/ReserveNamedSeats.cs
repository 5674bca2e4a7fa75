using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Seats;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Reservations;

/// <summary>
/// Sets seats aside that are named by id or by label, on the gateway's terms and from the same stock as
/// <see cref="ReserveSeats"/>: all of them, or none.
/// </summary>
public sealed class ReserveNamedSeats(
    ICatalogue catalogue, ReserveSeats reserveSeats, TakeOverPass takeOverPass, SeatPolicy seatPolicy,
    GatewayPolicy policy)
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

        var performance = await catalogue.FindAsync(wish.Performance, cancellationToken);
        var found = Find(performance, wish);

        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var seats = new SeatWish(wish.Performance, found.Value) { Terms = _terms, Words = wish.Words };
        var outcome = await reserveSeats.ExecuteAsync(visitor, seats, repeat, cancellationToken);

        // The token is looked at only where nothing else lets the visitor in, so it is not used up for nothing.
        return outcome.Refusal == ReservationRefusals.PassMissing
            && wish.Token is { } token
            && await takeOverPass.ExecuteAsync(visitor, wish.Performance, token, cancellationToken)
                ? await reserveSeats.ExecuteAsync(visitor, seats, repeat, cancellationToken)
                : outcome;
    }

    private static Outcome<IReadOnlyList<SeatId>> Find(Performance? performance, NamedSeatWish wish)
    {
        if (performance is null or { State: PerformanceState.Draft })
        {
            return SeatRefusals.UnknownPerformance(wish.Performance);
        }

        if (performance.Layout is not { } layout)
        {
            return SeatRefusals.NoNumberedSeats(wish.Performance);
        }

        var found = new List<SeatId>();

        foreach (var name in wish.Words.Seats)
        {
            if (Guid.TryParseExact(name, "D", out var id))
            {
                found.Add(new SeatId(id));
            }
            else if (layout.IndexOf(name) is { } index)
            {
                found.Add(SeatId.Of(wish.Performance, index));
            }
            else
            {
                return SeatRefusals.UnknownSeatName(name);
            }
        }

        return found;
    }
}

/// <param name="Performance">Whose seats.</param>
/// <param name="Words">The seats, by id or by label, and the price that the client expects.</param>
/// <param name="Token">A place or pass token of the visitor, who may have waited as a guest; null for none.</param>
public sealed record NamedSeatWish(PerformanceId Performance, ClientWords Words, string? Token);
