using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Sets tickets aside by type for one visitor: all of them, or none.</summary>
public sealed class ReserveTickets(
    ICatalogue catalogue, IHolds holds, SeatPolicy policy, TimeProvider clock, IdSource ids)
{
    public async Task<Result<WithMessages<Reservation>>> ExecuteAsync(
        UserId user,
        PerformanceId id,
        IReadOnlyList<(TicketTypeId Type, int Quantity)> items,
        IdempotencySeed? idempotencySeed,
        CancellationToken cancellationToken)
    {
        var performance = await catalogue.FindAsync(id, cancellationToken);
        var chosen = Choose(performance, id, items);

        if (chosen.IsError)
        {
            return chosen.Error;
        }

        var now = clock.GetUtcNow();
        var draft = new Reservation(
            new ReservationId(ids.Next(ScopedKind.Reservation, id.Tag.Number, idempotencySeed)),
            id,
            user,
            Money.InWon(chosen.Value.Sum(tickets => tickets.Subtotal)))
        {
            Tickets = chosen.Value,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var answer = await holds.TryAcquireAsync(performance!, draft, policy, cancellationToken);

        return ToResult(answer, draft, performance!);
    }

    private Result<IReadOnlyList<ReservedTickets>> Choose(
        Performance? performance, PerformanceId id, IReadOnlyList<(TicketTypeId Type, int Quantity)> items)
    {
        if (items.Count == 0)
        {
            return ReservationErrors.NothingChosen;
        }

        if (items.Any(item => item.Quantity < 1))
        {
            return ReservationErrors.BadQuantity;
        }

        if (items.Sum(item => (long)item.Quantity) > policy.TicketCountMax)
        {
            return ReservationErrors.TooMany(policy.TicketCountMax);
        }

        if (performance is null or { State: PerformanceState.Draft })
        {
            return ReservationErrors.UnknownPerformance(id);
        }

        // A performance that sold out may have got a ticket back a moment ago; the hold itself will tell.
        var state = performance.StateAt(clock.GetUtcNow());

        if (state is not PerformanceState.OnSale and not PerformanceState.SoldOut)
        {
            return ReservationErrors.NotOnSale(state);
        }

        return Name(performance, items);
    }

    // The same type named twice is one wish for the sum.
    private static Result<IReadOnlyList<ReservedTickets>> Name(
        Performance performance, IReadOnlyList<(TicketTypeId Type, int Quantity)> items)
    {
        var chosen = new SortedDictionary<int, ReservedTickets>();

        foreach (var (type, quantity) in items)
        {
            if (!type.TryRead(out var tag, out var ordinal)
                || tag != performance.Id.Tag
                || ordinal < 0
                || ordinal >= performance.TicketTypes.Count
                || performance.TicketTypes[ordinal].Id != type)
            {
                return ReservationErrors.UnknownTicketType(type);
            }

            var named = performance.TicketTypes[ordinal];
            var before = chosen.TryGetValue(ordinal, out var tickets) ? tickets.Quantity : 0;
            chosen[ordinal] = new ReservedTickets(ordinal, named.Name, before + quantity, named.Price);
        }

        return chosen.Values.ToArray();
    }

    private Result<WithMessages<Reservation>> ToResult(HoldResult answer, Reservation draft, Performance performance)
    {
        if (answer.Taken is not { } taken)
        {
            return answer switch
            {
                { PassMissing: true } => ReservationErrors.PassMissing,
                { HeldUnits: { } held } => ReservationErrors.HoldsTooMuch(held, policy.HeldUnitsMax),
                { ShortOf: var (ordinal, available) } =>
                    ReservationErrors.StockShort(performance.TicketTypes[ordinal].Name, available),
                _ => throw new InvalidOperationException("The hold was neither taken nor refused."),
            };
        }

        var reservation = draft with { ExpiresAt = taken.ExpiresAt, Fence = taken.Fence };
        var notifier = reservation.Tickets.Zip(answer.Left, (tickets, left) => new TicketStockChanged(
            performance.Id,
            performance.TicketTypes[tickets.Ordinal].Id,
            left,
            performance.TicketTypes[tickets.Ordinal].TotalQuantity,
            answer.Version,
            draft.CreatedAt));

        return new WithMessages<Reservation>(reservation, [.. notifier]);
    }
}
