using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>Sales that end with the process. Each seat has one owner, and no ticket type is oversold.</summary>
public sealed partial class InMemorySales : ISales
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ReservationId, (Sale Value, int Version)> _sales = [];
    private readonly Dictionary<PaymentId, ReservationId> _payments = [];
    private readonly Dictionary<ReservationId, HashSet<int>> _admitted = [];
    private readonly HashSet<ReservationId> _unreadable = [];

    /// <summary>Runs before each commit, with the sale that is about to be stored.</summary>
    public Func<Sale, Task>? BeforeCommit { get; set; }

    /// <summary>Someone uses a ticket of the sale, which is confirmed.</summary>
    public void Admit(ReservationId id, int unit = 1)
    {
        lock (_gate)
        {
            (_admitted.TryGetValue(id, out var units) ? units : _admitted[id] = []).Add(unit);
        }
    }

    /// <summary>Someone else stores the sale as it is, which gives it a new version.</summary>
    public void Touch(ReservationId id)
    {
        lock (_gate)
        {
            _sales[id] = (_sales[id].Value, _sales[id].Version + 1);
        }
    }

    public Task<Versioned<Sale>?> FindAsync(ReservationId id, CancellationToken cancellationToken) =>
        ReadAsync(() => Find(id));

    public Task<Versioned<Sale>?> FindAsync(PaymentId id, CancellationToken cancellationToken) =>
        ReadAsync(() => _payments.TryGetValue(id, out var reservation) ? Find(reservation) : null);

    public Task<IReadOnlyList<Sale>> ListAsync(
        UserId user, PerformanceKind kind, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Sale>>(() =>
        [
            .. _sales.Values.Select(found => found.Value)
                .Where(sale => sale.Reservation.User == user && sale.Reservation.Performance.Tag.Kind == kind)
                .OrderByDescending(sale => sale.Reservation.CreatedAt)
                .ThenBy(sale => Text(sale.Reservation.Id), StringComparer.Ordinal)
                .Take(limit),
        ]);

    public async Task<SaleResult> TryCommitAsync(
        Performance performance, Versioned<Sale>? before, Sale after, CancellationToken cancellationToken)
    {
        if (BeforeCommit is { } interruption)
        {
            await interruption(after);
        }

        lock (_gate)
        {
            if (after.RecoverAt is not null)
            {
                _open.Add(performance.Id.Tag.ToString());
            }

            return Refuse(performance, before, after) ?? Store(after);
        }
    }

    public Task<SalePage> ListAsync(
        PerformanceTag performance, string? after, int limit, CancellationToken cancellationToken) => ReadAsync(() =>
        {
            SaleEntry[] found =
            [
                .. _sales.Keys
                    .Where(id => _sales[id].Value.Reservation.Performance.Tag == performance)
                    .OrderBy(Text, StringComparer.Ordinal)
                    .Where(id => string.CompareOrdinal(Text(id), after) > 0)
                    .Select(id => new SaleEntry(id, _unreadable.Contains(id) ? null : Find(id)))
                    .Take(limit + 1),
            ];

            return new SalePage(
                [.. found.Take(limit)], found.Length > limit ? Text(found[limit - 1].Id) : null);
        });

    /// <summary>The stored record of the sale cannot be read any more.</summary>
    public void Spoil(ReservationId id) => _unreadable.Add(id);

    private Task<T> ReadAsync<T>(Func<T> read)
    {
        lock (_gate)
        {
            return Task.FromResult(read());
        }
    }

    /// <summary>Why the change is not made; null when nothing is in its way.</summary>
    private SaleResult? Refuse(Performance performance, Versioned<Sale>? before, Sale after)
    {
        var wasSold = before?.Value.Reservation.State is ReservationState.Confirmed;
        var isSold = after.Reservation.State is ReservationState.Confirmed;
        var id = after.Reservation.Id;

        if (isSold && !wasSold && after.Reservation.Tickets.Any(item =>
            CountSold(performance, item.Ordinal) + item.Quantity > performance.TicketTypes[item.Ordinal].TotalQuantity))
        {
            return new SaleResult.SoldToOthers([.. after.Reservation.Tickets.Select(item => item.Name)]);
        }

        if (Find(id)?.Version != before?.Version
            || (after.Payment is { } payment && _payments.GetValueOrDefault(payment.Id, id) != id))
        {
            return new SaleResult.ChangedMeanwhile();
        }

        if (isSold && !wasSold && FindLost(performance, after.Reservation) is { Count: > 0 } lost)
        {
            return new SaleResult.SoldToOthers(lost);
        }

        return wasSold ? FindAdmitted(before!.Value.Value, after) : null;
    }

    private SaleResult.Admitted? FindAdmitted(Sale before, Sale after)
    {
        var used = _admitted.GetValueOrDefault(after.Reservation.Id, []);
        var returned = after.Reservation.State is ReservationState.Confirmed
            ? after.Refunds.Skip(before.Refunds.Count).SelectMany(refund => refund.Units)
            : before.KeptUnits;

        return used.Overlaps(returned) ? new SaleResult.Admitted([.. used]) : null;
    }

    private SaleResult.Committed Store(Sale after)
    {
        var id = after.Reservation.Id;
        _sales[id] = (after, _sales.GetValueOrDefault(id).Version + 1);
        _due.Remove(id);

        if (after.RecoverAt is { } due)
        {
            _due[id] = due;
        }

        if (after.Payment is { } payment)
        {
            _payments[payment.Id] = id;
        }

        return new SaleResult.Committed(Find(id)!.Value);
    }

    private IEnumerable<Reservation> Sold(Performance performance) => _sales.Values
        .Select(found => found.Value.KeptPart)
        .Where(reservation => reservation.Performance == performance.Id
            && reservation.State is ReservationState.Confirmed);

    private int CountSold(Performance performance, int ordinal) => Sold(performance)
        .Sum(reservation => reservation.Tickets.Where(item => item.Ordinal == ordinal).Sum(item => item.Quantity));

    private List<string> FindLost(Performance performance, Reservation reservation)
    {
        var sold = Sold(performance).SelectMany(other => other.Seats.Select(seat => seat.Index)).ToHashSet();

        return [.. reservation.Seats.Where(seat => sold.Contains(seat.Index)).Select(seat => seat.Label)];
    }

    private Versioned<Sale>? Find(ReservationId id) => _sales.TryGetValue(id, out var found)
        ? new Versioned<Sale>(found.Value, found.Version.ToString(CultureInfo.InvariantCulture))
        : null;

    private static string Text(ReservationId id) => id.Value.ToString("N");
}
