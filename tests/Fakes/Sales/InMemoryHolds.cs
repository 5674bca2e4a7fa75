using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>Holds that end with the process. They expire by the given clock.</summary>
public sealed partial class InMemoryHolds(SeatPolicy policy, InMemoryPasses passes, TimeProvider clock) : IHolds
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PerformanceTag, InMemoryUnits> _units = [];
    private readonly Dictionary<ReservationId, (Reservation Value, bool IsClaimed)> _records = [];

    /// <summary>While it is set, every call fails and changes nothing.</summary>
    public bool IsUnavailable { get; set; }

    private DateTimeOffset Now => clock.GetUtcNow();

    public Task<HoldResult> TryAcquireAsync(
        Performance performance, Reservation reservation, SeatPolicy policy, CancellationToken cancellationToken) =>
        RunAsync(() => Acquire(performance, reservation, policy));

    public Task<HoldReading> FindAsync(ReservationId id, CancellationToken cancellationToken) =>
        RunAsync(() => new HoldReading(Find(id), Now));

    public Task<HeldReservations> ListAsync(
        UserId user, int limit, CancellationToken cancellationToken) => RunAsync(() => new HeldReservations(
        [
            .. _records.Values.Select(record => record.Value)
                .Where(reservation => reservation.User == user && Find(reservation.Id) is not null)
                .OrderByDescending(reservation => reservation.CreatedAt)
                .ThenByDescending(reservation => reservation.Id.Value.ToString("N"), StringComparer.Ordinal)
                .Take(Math.Min(limit, policy.ListedReservationsMax)),
        ],
        Now));

    public Task<HoldReading> ClaimAsync(ReservationId id, CancellationToken cancellationToken) => RunAsync(() =>
    {
        if (Find(id) is { } found && IsPending(id))
        {
            _records[id] = (found, IsClaimed: true);
        }

        return new HoldReading(Find(id), Now);
    });

    public Task<ExtendResult> ExtendAsync(
        Performance performance, Reservation reservation, TimeSpan lifetime, CancellationToken cancellationToken) =>
        RunAsync(() => Extend(performance, reservation, Now + lifetime));

    public Task<long?> MarkSoldAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        RunAsync(() =>
        {
            var units = UnitsOf(performance.Id.Tag);

            if (units.Sell(reservation))
            {
                passes.End(performance.Id.Tag, reservation.User);
            }

            _records.Remove(reservation.Id);

            return reservation.Seats.Count > 0 ? units.Version : default(long?);
        });

    public Task<ReleasedUnits?> TryCancelAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        RunAsync(() => IsPending(reservation.Id) ? Release(performance, reservation) : null);

    public Task<ReleasedUnits> ReleaseAsync(
        Performance performance, Reservation reservation, CancellationToken cancellationToken) =>
        RunAsync(() => Release(performance, reservation));

    public Task<ReleasedUnits> ExpireAsync(
        Performance performance, int limit, CancellationToken cancellationToken) => RunAsync(() =>
        {
            var units = UnitsOf(performance.Id.Tag);

            return new ReleasedUnits(units.PurgeSeats(limit), units.PurgeTickets(limit))
            {
                SeatVersion = units.Version,
            };
        });

    /// <summary>There is nothing to differ from: these holds are never lost.</summary>
    public Task AuditAsync(Performance performance, CancellationToken cancellationToken) => RunAsync(() => true);

    public Task<SeatState> ReadSeatAsync(PerformanceTag performance, int seat) =>
        ReadAsync(performance, units => units.StateOf(seat));

    /// <summary>Reads the units of one performance.</summary>
    internal Task<T> ReadAsync<T>(PerformanceTag performance, Func<InMemoryUnits, T> read) =>
        RunAsync(() => read(UnitsOf(performance)));

    private Reservation? Find(ReservationId id) =>
        _records.TryGetValue(id, out var record) && record.Value.CreatedAt + policy.RememberedFor > Now
            ? record.Value
            : null;

    private bool IsPending(ReservationId id) =>
        _records.TryGetValue(id, out var record)
        && !record.IsClaimed
        && record.Value.StateAt(Now) is ReservationState.Pending;

    private InMemoryUnits UnitsOf(PerformanceTag performance) =>
        _units.TryGetValue(performance, out var units) ? units : _units[performance] = new InMemoryUnits(clock);

    private Task<T> RunAsync<T>(Func<T> step)
    {
        if (IsUnavailable)
        {
            return Task.FromException<T>(new DependencyUnavailableException("The holds do not answer."));
        }

        lock (_gate)
        {
            return Task.FromResult(step());
        }
    }
}
