using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Payments;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Reservations;

/// <summary>Shows one of a visitor's own reservations. What is durable decides; otherwise Redis tells.</summary>
public sealed class ShowReservation(ICatalogue catalogue, ISales sales, IHolds holds, TimeProvider clock)
{
    public async Task<Outcome<ReservationView>> ExecuteAsync(
        VisitorId visitor, ReservationId id, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out var tag))
        {
            return ReservationRefusals.UnknownReservation;
        }

        var sale = (await sales.FindAsync(id, cancellationToken))?.Value
            ?? (await holds.FindAsync(id, cancellationToken) is { } pending ? new Sale(pending) : null);

        if (sale is null)
        {
            return ReservationRefusals.UnknownReservation;
        }

        return sale.Reservation.Visitor == visitor
            ? new ReservationView(sale.AsOf(clock.GetUtcNow()), await catalogue.FindAsync(tag, cancellationToken))
            : ReservationRefusals.SomebodyElses;
    }
}

/// <summary>A reservation with its payment, and the performance it is for, unless that is not known any more.</summary>
public sealed record ReservationView(Sale Sale, Performance? Performance)
{
    public Reservation Reservation => Sale.Reservation;
}
