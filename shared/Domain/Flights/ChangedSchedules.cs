namespace Serverless.Domain.Flights;

/// <summary>What a change of a flight changes on the lists of flights.</summary>
internal static class ChangedSchedules
{
    /// <summary>The schedules from today on that differ, as they were and as they are.</summary>
    public static IEnumerable<FlightSchedule> Of(Timetable? before, Timetable after, DateOnly today)
    {
        var known = (before?.Schedules ?? []).ToDictionary(schedule => schedule.Date);

        foreach (var schedule in after.Schedules.Where(schedule => schedule.Date >= today))
        {
            var was = known.GetValueOrDefault(schedule.Date);

            if (was == schedule)
            {
                continue;
            }

            yield return schedule;

            if (was is not null)
            {
                yield return was;
            }
        }
    }
}
