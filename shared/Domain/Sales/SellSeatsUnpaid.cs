using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// Sells seats at once and without a payment, which must come by a time: all seats are held, and the sale is committed.
/// A repeated command finds the sale that it made before.
/// </summary>
public sealed class SellSeatsUnpaid(
    ICatalogue catalogue, ReserveSeats reserveSeats, IHolds holds, ISales sales, SaleCompletion completion,
    ReleasedUnitsNotifier notifier, IdSource ids, TimeProvider clock)
{
    public async Task<Result<Sale>> ExecuteAsync(
        UserId user, SellSeatsUnpaidCommand command, IdempotencySeed? seed, CancellationToken cancellationToken)
    {
        var performance = await catalogue.FindAsync(command.Seats.Performance.Tag, cancellationToken);

        if (performance is null || performance.Id != command.Seats.Performance)
        {
            return SeatErrors.UnknownPerformance(command.Seats.Performance);
        }

        var held = await reserveSeats.ExecuteAsync(user, command.Seats, seed, cancellationToken);

        if (held.IsError)
        {
            // The seats may be those of the first attempt.
            return await FindMadeAsync(performance.Id.Tag, seed, cancellationToken) is { } made ? made : held.Error;
        }

        var now = clock.GetUtcNow();
        var reservation = held.Value.Result with { Attachment = command.Attach(held.Value.Result) };
        var sale = new Sale(reservation).With(ReservationState.Confirmed, now) with
        {
            PayBy = reservation.Total.Amount == 0 ? null : now + command.PayWithin,
            RecoverAt = completion.NextRecovery(),
        };

        return await CommitAsync(performance, sale, cancellationToken);
    }

    /// <summary>The sale that an earlier attempt at this request made; null without one.</summary>
    public async Task<Sale?> FindMadeAsync(
        PerformanceTag tag, IdempotencySeed? seed, CancellationToken cancellationToken) =>
        seed is not null
        && await sales.FindAsync(
            new ReservationId(ids.Next(ScopedKind.Reservation, tag.Number, seed)), cancellationToken)
            is { Value: var made }
            ? made
            : null;

    private async Task<Result<Sale>> CommitAsync(
        Performance performance, Sale sale, CancellationToken cancellationToken)
    {
        var result = await sales.TryCommitAsync(performance, before: null, sale, cancellationToken);

        switch (result)
        {
            case SaleResult.Committed committed:
                await Task.WhenAll(
                    completion.MarkSoldAsync(performance, committed.Sale, cancellationToken),
                    notifier.NoteAsync(performance, cancellationToken));

                return committed.Sale.Value;
            case SaleResult.SoldToOthers others:
                // The holds did not know of the sale. What else was held is released at once.
                await holds.ReleaseAsync(performance, sale.Reservation, cancellationToken);
                await notifier.NoteAsync(performance, cancellationToken);

                return SeatErrors.Taken(others.Labels);
            default:
                return await sales.FindAsync(sale.Reservation.Id, cancellationToken) is { } known
                    ? known.Value
                    : PaymentErrors.ChangedMeanwhile;
        }
    }
}

/// <param name="Seats">The seats, and their price.</param>
/// <param name="PayWithin">After this time the sale is cancelled, unless it is paid.</param>
/// <param name="Attach">Makes the attachment of the sale, for the seats that are held.</param>
public sealed record SellSeatsUnpaidCommand(
    ReserveSeatsCommand Seats, TimeSpan PayWithin, Func<Reservation, string> Attach);
