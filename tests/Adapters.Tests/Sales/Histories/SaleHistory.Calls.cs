using Serverless.Adapters.Tickets;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>What the processes do.</summary>
internal sealed partial class SaleHistory
{
    private Func<Task> ChooseCall(SaleFixture process)
    {
        var user = _users[_random.Next(_users.Length)];
        var reservation = _held.Count > 0 ? _held[_random.Next(_held.Count)] : null;

        switch (_random.Next(21))
        {
            case 0 or 1 or 2:
                var first = _random.Next(5);
                int[] seats = _random.Next(2) == 0 ? [first] : [first, first + 1];

                return async () => Note((await process.HoldAsync(user, seats)).Value);
            case 3 or 4 or 5:
                var (ordinal, quantity) = (_random.Next(2), _random.Next(1, 4));

                return async () => Note((await process.HoldTicketsAsync(user, ordinal, quantity)).Value);
            case 6 or 7 or 8 when reservation is not null:
                var scenario = Scenarios[_random.Next(Scenarios.Length)];

                return () => process.PayAsync(reservation, scenario);
            case 9 or 10 or 11 or 12 when reservation is not null:
                return () => process.ConfirmAsync(reservation);
            case 13 when reservation is not null:
                // Someone enters with one unit, so a refund returns the others only.
                var unit = _random.Next(1, reservation.UnitCount + 1);

                return () => AdmitAsync(process, reservation.Id, unit);
            case 14 or 15 when reservation is not null:
                return () => process.CancelAsync(reservation.User, reservation.Id);
            case 16:
                return () => TimerWork.RecoverAsync(process);
            case 17 or 18:
                return () => TimerWork.ExpireAsync(process);
            case 19:
                return () => process.ShowMap.ExecuteAsync(process.Performance.Id, default);
            default:
                return async () => await process.Stock.ReadAsync(process.Performance.Id, default);
        }
    }

    /// <summary>As a check-in does: only a captured sale admits.</summary>
    private async Task AdmitAsync(SaleFixture process, ReservationId id, int unit)
    {
        if (await process.Sales.FindAsync(id, default) is
            { Value: { Reservation.State: ReservationState.Confirmed, Payment.State: PaymentState.Captured } })
        {
            await new DocumentAdmissions(process.Documents).AdmitAsync(
                new TicketRef(id.Value, unit), new Arrival(_clock.GetUtcNow(), new UserId("staff")), default);
        }
    }

    private void Note(Reservation? reservation)
    {
        if (reservation is not null)
        {
            _held.Add(reservation);
        }
    }

    /// <summary>Every call that was made ends, without any fault.</summary>
    private void EndCalls()
    {
        while (Thread.Waiting.Count > 0)
        {
            Thread.Run(Thread.Waiting[_random.Next(Thread.Waiting.Count)], HistoryThread.Fault.None);
        }

        if (_calls > 0)
        {
            _violations.Add($"{_calls} calls never ended.");
        }
    }

    /// <summary>Holds run out, the recovery completes what was interrupted, and the audit sees everything.</summary>
    private void Settle()
    {
        var process = _processes[0];

        for (var day = 0; day < 3; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            Call(() => TimerWork.RecoverAsync(process.Fixture));
            EndCalls();
        }

        for (var round = 0; round < 6; round++)
        {
            _clock.Advance(process.Fixture.Settings.Seats.AuditInterval);
            Call(() => TimerWork.ExpireAsync(process.Fixture));
            EndCalls();
        }
    }
}
