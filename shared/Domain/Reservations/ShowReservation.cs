using Serverless.Domain.Accounts;
using Serverless.Domain.Payments;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Reservations;

/// <summary>Shows one of a visitor's own reservations. What is durable decides; otherwise Redis tells.</summary>
public sealed class ShowReservation(ISales sales, IHolds holds, TimeProvider clock)
{
    public async Task<Outcome<Sale>> ExecuteAsync(
        VisitorId visitor, ReservationId id, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out _))
        {
            return ReservationRefusals.UnknownReservation;
        }

        var sale = (await sales.FindAsync(id, cancellationToken))?.Value
            ?? (await holds.FindAsync(id, cancellationToken) is { } pending ? new Sale(pending) : null);

        return sale is null || sale.Reservation.Visitor != visitor
            ? ReservationRefusals.UnknownReservation
            : sale.AsOf(clock.GetUtcNow());
    }
}
