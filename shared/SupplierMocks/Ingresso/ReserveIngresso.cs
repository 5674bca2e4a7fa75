using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// Result of a reservation: the transaction with the reserved orders, null for none, and the orders that could not be
/// reserved.
/// </summary>
public sealed record IngressoReservation(
    IngressoTransaction? Transaction, IReadOnlyList<IngressoFailedOrder> Unreserved, bool IsUnmatched);

/// <summary>Reserves the orders of a basket for some minutes. Each order is reserved whole or not at all.</summary>
public sealed class ReserveIngresso(
    IngressoCatalogue catalogue, IngressoBaskets baskets, IIngressoTransactions transactions, IngressoPolicy policy,
    IdSource ids)
{
    public async Task<Result<IngressoReservation>> ExecuteAsync(IngressoCall call, CancellationToken cancellationToken)
    {
        var reading = baskets.Read(call, needsOrder: true);

        if (reading.IsError)
        {
            return reading.Error;
        }

        var basket = reading.Value;
        var uuid = IngressoNumbers.UuidOf(ids.Next());

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var plan = new IngressoReservationPlan(catalogue, uuid, HoldUntil(basket, call.Now), call);

            foreach (var order in basket.Orders)
            {
                await plan.AddAsync(order, transactions, cancellationToken);
            }

            if (plan.Reserved.Count == 0)
            {
                return new IngressoReservation(null, plan.Failed, basket.IsUnmatched);
            }

            var transaction = new IngressoTransaction(uuid, call.User.Id, call.Now, HoldUntil(basket, call.Now))
            {
                SubUser = call.SubUser,
                Orders = plan.Reserved,
                Unreserved = plan.Failed,
                IsUnmatched = basket.IsUnmatched,
                ReserveFlags = IngressoFlags.In(call),
            };

            if (await transactions.TryCommitAsync(
                new IngressoChange(transaction, null, plan.Stock), cancellationToken))
            {
                return new IngressoReservation(transaction, plan.Failed, basket.IsUnmatched);
            }
        }

        throw new DependencyUnavailableException("The mock's stock kept changing.");
    }

    private DateTimeOffset HoldUntil(IngressoBasket basket, DateTimeOffset now) => now.AddMinutes(basket.Orders
        .Select(order => catalogue.SourceOf(catalogue.FindEvent(order.EventId)!).HoldMinutes ?? policy.ReserveMinutes)
        .Append(policy.ReserveMinutes)
        .Min());
}

/// <summary>One attempt to reserve, computed before it is written.</summary>
internal sealed class IngressoReservationPlan(
    IngressoCatalogue catalogue, string uuid, DateTimeOffset until, IngressoCall call)
{
    private const string SoldOut = "Seats not available";

    private readonly Dictionary<string, (string? Version, IngressoStock Now)> _stock = [];
    private readonly HashSet<string> _changed = [];

    public List<IngressoOrder> Reserved { get; } = [];

    public List<IngressoFailedOrder> Failed { get; } = [];

    public IReadOnlyList<IngressoStockChange> Stock =>
        [.. _changed.Select(key => new IngressoStockChange(key, _stock[key].Version, _stock[key].Now))];

    public async Task AddAsync(
        IngressoOrder sent, IIngressoTransactions transactions, CancellationToken cancellationToken)
    {
        var of = catalogue.FindEvent(sent.EventId)!;
        var (_, band) = IngressoBaskets.FindBand(of, sent.TicketType, sent.Band)!.Value;
        var order = call.Fault?.Name == FaultKinds.PartialBasket ? Shorten(sent) : sent;

        var reason = order is null ? SoldOut : WhyNot(of, order);

        if (order is null || reason is not null)
        {
            Failed.Add(new IngressoFailedOrder(
                sent with { SeatStatus = sent.RequestedSeats.Count > 0 ? "got_none" : "not_requested" }, reason!));

            return;
        }

        var key = order.Performance.StockKey;

        if (!_stock.TryGetValue(key, out var known))
        {
            var found = await transactions.FindStockAsync(key, cancellationToken);
            known = (found?.Version, (found?.Value ?? IngressoStock.Full).WithoutExpired(call.Now));
            _stock[key] = known;
        }

        var pool = known.Now.Find(order.Pool);

        if (IngressoSeats.Choose(of, band, pool, order.RequestedSeats, order.Quantity, call.Now) is not { } seating)
        {
            Failed.Add(new IngressoFailedOrder(order with { SeatStatus = "got_none" }, SoldOut));

            return;
        }

        Reserved.Add(order with { Seats = seating.Seats, SeatStatus = seating.Status });

        if (seating.Seats.Count > 0)
        {
            _stock[key] = (known.Version, known.Now.With(order.Pool, Hold(band, seating)));
            _changed.Add(key);
        }
    }

    private IngressoPool Hold(IngressoBand band, IngressoSeating seating) => band.Blocks is null
        ? seating.Pool
        : seating.Pool with { Holds = [.. seating.Pool.Holds, new IngressoHold(uuid, seating.Seats, until)] };

    private string? WhyNot(IngressoEvent of, IngressoOrder order) =>
        call.Fault?.Name == FaultKinds.SoldOut ? SoldOut
        : of.FailingSeat is { } seat && order.RequestedSeats.Contains(seat) ? $"Seat {seat} causes failure."
        : of.FailsOn is { } day && order.Performance.StartsAt?.DayOfWeek == day ? $"Reservations fail on {day}s."
        : null;

    // Simulates a supplier that is short of stock: the first order only, or half of a single one.
    private IngressoOrder? Shorten(IngressoOrder order) => Reserved.Count > 0 ? null : order with
    {
        Discounts = [.. order.Discounts.Take(Math.Max(1, order.Quantity / 2))],
        RequestedSeats = [.. order.RequestedSeats.Take(Math.Max(1, order.Quantity / 2))],
    };
}
