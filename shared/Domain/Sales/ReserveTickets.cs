using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Holds tickets by type for a user, all or none.</summary>
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
        var chosen = SelectTickets(performance, id, items);

        if (chosen.IsError)
        {
            return chosen.Error;
        }

        var price = chosen.Value.Sum(tickets => tickets.Subtotal);
        var draft = Reservation.Draft(ids, id, user, price, idempotencySeed, clock.GetUtcNow()) with
        {
            Tickets = chosen.Value,
        };
        var result = await holds.TryAcquireAsync(performance!, draft, policy, cancellationToken);

        return ToResult(result, draft, performance!);
    }

    private Result<IReadOnlyList<ReservedTickets>> SelectTickets(
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

        return ReservationErrors.CheckOnSale(performance, clock.GetUtcNow()) is { } error
            ? error
            : FindTypes(performance, items);
    }

    // Quantities of a type that occurs twice are added up.
    private static Result<IReadOnlyList<ReservedTickets>> FindTypes(
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

    private Result<WithMessages<Reservation>> ToResult(
        HoldResult result, Reservation draft, Performance performance) => result switch
        {
            HoldResult.Acquired acquired => Announce(draft, acquired, performance),
            HoldResult.PassMissing => ReservationErrors.PassMissing,
            HoldResult.LimitReached limit => ReservationErrors.HoldsTooMuch(limit.HeldUnits, policy.HeldUnitsMax),
            HoldResult.OutOfStock stock => ReservationErrors.StockShort(
                performance.TicketTypes[stock.Ordinal].Name, stock.Available),
            _ => throw new UnreachableException($"Holding tickets cannot end in {result}."),
        };

    private static WithMessages<Reservation> Announce(
        Reservation draft, HoldResult.Acquired acquired, Performance performance)
    {
        var reservation = draft with { ExpiresAt = acquired.ExpiresAt, Fence = acquired.Fence };
        var messages = reservation.Tickets.Zip(acquired.Left, (tickets, left) => new TicketStockChanged(
            performance.Id,
            performance.TicketTypes[tickets.Ordinal].Id,
            left,
            performance.TicketTypes[tickets.Ordinal].TotalQuantity,
            acquired.Version,
            draft.CreatedAt));

        return new WithMessages<Reservation>(reservation, [.. messages]);
    }
}
