using Serverless.Domain.Accounts;
using Serverless.Domain.Operations.Audit;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>
/// Changes a flight and its schedules: reads, decides and saves at the version that was read, again if it was changed
/// meanwhile. The audit trail gets the change first, and the kept search results that show it are removed last.
/// </summary>
public sealed class FlightChanges(
    ITimetables timetables, IFlightResults results, AuditedChanges auditedChanges, TimeProvider clock)
{
    private const int AttemptsMax = 20;

    /// <summary>Saves what <paramref name="decide"/> makes of the stored flight, null when there is none.</summary>
    public async Task<Result<Timetable>> SaveAsync(
        FlightChange change,
        Func<Timetable?, Task<Result<Timetable>>> decide,
        CancellationToken cancellationToken)
    {
        var today = KoreanTime.DayAt(clock.GetUtcNow());
        var first = change.FirstDay < today ? change.FirstDay : today;

        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var before = await timetables.FindAsync(change.Flight, first, cancellationToken);
            var after = await decide(before?.Value);

            if (after.IsError)
            {
                return after.Error;
            }

            var record = FlightAudit.Describe(change, before?.Value, after.Value);

            if (await auditedChanges.CommitAsync(
                record, token => timetables.TrySaveAsync(before, after.Value, token), cancellationToken))
            {
                await results.InvalidateAsync(
                    ChangedSchedules.Of(before?.Value, after.Value, today), CancellationToken.None);

                return after;
            }
        }

        return FlightErrors.ChangedMeanwhile;
    }
}

/// <summary>Who changes which flight, and what the audit trail calls it.</summary>
/// <param name="FirstDay">The first day whose schedule may be changed.</param>
public sealed record FlightChange(UserId Actor, string Action, FlightId Flight, DateOnly FirstDay);
