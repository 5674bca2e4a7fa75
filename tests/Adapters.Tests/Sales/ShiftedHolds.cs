using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Holds whose clock is read some time later than it is, as if that time had passed.</summary>
internal sealed class ShiftedHolds(IHolds holds, TimeSpan shift) : IHolds
{
    public async Task<HoldReading> FindAsync(ReservationId id, CancellationToken cancellationToken) =>
        Shift(await holds.FindAsync(id, cancellationToken));

    public async Task<HoldReading> ClaimAsync(ReservationId id, CancellationToken cancellationToken) =>
        Shift(await holds.ClaimAsync(id, cancellationToken));

    public async Task<HeldReservations> ListAsync(UserId user, int limit, CancellationToken cancellationToken)
    {
        var (reservations, now) = await holds.ListAsync(user, limit, cancellationToken);

        return new HeldReservations(reservations, now + shift);
    }

    public Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, CancellationToken cancellationToken) =>
        holds.TryAcquireAsync(performance, reservation, policy, cancellationToken);

    public Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken) =>
        holds.ExtendAsync(performance, reservation, lifetime, cancellationToken);

    public Task<long?> MarkSoldAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        holds.MarkSoldAsync(performance, reservation, cancellationToken);

    public Task<ReleasedUnits?> TryCancelAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        holds.TryCancelAsync(performance, reservation, cancellationToken);

    public Task<ReleasedUnits> ReleaseAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        holds.ReleaseAsync(performance, reservation, cancellationToken);

    public Task<ReleasedUnits> ExpireAsync(Performance performance, int limit, CancellationToken cancellationToken) =>
        holds.ExpireAsync(performance, limit, cancellationToken);

    public Task AuditAsync(Performance performance, CancellationToken cancellationToken) =>
        holds.AuditAsync(performance, cancellationToken);

    private HoldReading Shift(HoldReading reading) => reading with { Now = reading.Now + shift };
}
