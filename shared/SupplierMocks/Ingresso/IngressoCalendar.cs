using System.Globalization;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Computes an event's performances from its schedule and the current day. None are stored.</summary>
public sealed class IngressoCalendar(IngressoCatalogue catalogue, IngressoPolicy policy)
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int DayDigits = 3;
    private const string UndatedSuffix = "1";

    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>Lists the coming performances in order of time.</summary>
    public IEnumerable<IngressoPerformance> List(IngressoEvent of, DateTimeOffset now)
    {
        var schedule = of.Schedule;

        if (schedule.IsUndated)
        {
            return [Undated(of)];
        }

        return schedule.Yearly.Count > 0
            ? schedule.Yearly.SelectMany(rule => ListYearly(of, rule, now)).OrderBy(one => one.StartsAt)
            : ListDaily(of, now);
    }

    /// <summary>Finds a performance, also one that is over.</summary>
    public IngressoPerformance? Find(string? id, DateTimeOffset now)
    {
        var dash = id?.LastIndexOf('-') ?? -1;

        if (id is null || dash < 1 || catalogue.FindEvent(id[..dash]) is not { } of)
        {
            return null;
        }

        var suffix = id[(dash + 1)..];

        return of.Schedule switch
        {
            { IsUndated: true } => suffix == UndatedSuffix ? Undated(of) : null,
            { Yearly.Count: > 0 } => List(of, now).FirstOrDefault(one => one.Id == $"{of.Id}-{suffix}"),
            _ => FindDaily(of, suffix, now),
        };
    }

    private static IngressoPerformance Undated(IngressoEvent of) => new($"{of.Id}-{UndatedSuffix}", of.Id, null);

    private IEnumerable<IngressoPerformance> ListDaily(IngressoEvent of, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(LocalNow(of, now));
        var first = of.Schedule.IsExactDays ? 1 : 0;

        return Enumerable.Range(first, Math.Min(of.Schedule.Days, policy.DaysAheadMax))
            .Select(today.AddDays)
            .Where(day => !of.Schedule.DaysOff.Contains(day.DayOfWeek))
            .SelectMany(day => of.Schedule.Slots.Select((_, slot) => Daily(of, day, slot)))
            .Where(one => !one.IsOver(now));
    }

    private IngressoPerformance Daily(IngressoEvent of, DateOnly day, int slot)
    {
        var (time, name) = of.Schedule.Slots[slot];
        var rank = of.Schedule.Slots.Count > 1 ? Digits[slot + 10].ToString() : string.Empty;

        return new IngressoPerformance($"{of.Id}-{Write(day)}{rank}", of.Id, At(of, day, time))
        {
            Name = name ?? of.Schedule.NameOfDay.GetValueOrDefault(day.DayOfWeek),
        };
    }

    private IngressoPerformance? FindDaily(IngressoEvent of, string suffix, DateTimeOffset now)
    {
        var slots = of.Schedule.Slots.Count;
        var slot = slots > 1 && suffix.Length > DayDigits ? Digits.IndexOf(suffix[DayDigits]) - 10 : 0;

        if (suffix.Length != (slots > 1 ? DayDigits + 1 : DayDigits) || slot < 0 || slot >= slots
            || Read(suffix[..DayDigits]) is not { } day || of.Schedule.DaysOff.Contains(day.DayOfWeek)
            || day.DayNumber - DateOnly.FromDateTime(LocalNow(of, now)).DayNumber > of.Schedule.Days)
        {
            return null;
        }

        return Daily(of, day, slot);
    }

    private IEnumerable<IngressoPerformance> ListYearly(IngressoEvent of, IngressoYearly rule, DateTimeOffset now)
    {
        if (of.Schedule.IsPinnable && policy.PinnedDay() is { } pinned)
        {
            return [Yearly(of, rule, pinned) with { IsPinned = true }];
        }

        return Enumerable.Range(now.Year, rule.Years + 1)
            .Select(year => Yearly(of, rule, new DateOnly(year, rule.Month, rule.Day)))
            .Where(one => !one.IsOver(now))
            .Take(rule.Years);
    }

    private IngressoPerformance Yearly(IngressoEvent of, IngressoYearly rule, DateOnly day)
    {
        var suffix = rule.YearBase is { } from
            ? (day.Year - from).ToString(CultureInfo.InvariantCulture)
            : rule.Suffix;

        return new IngressoPerformance($"{of.Id}-{suffix}", of.Id, At(of, day, rule.Time));
    }

    private DateTimeOffset At(IngressoEvent of, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        var zone = of.Schedule.IsUtc ? TimeZoneInfo.Utc : ZoneOf(of);

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private DateTime LocalNow(IngressoEvent of, DateTimeOffset now) =>
        TimeZoneInfo.ConvertTime(now, ZoneOf(of)).DateTime;

    private TimeZoneInfo ZoneOf(IngressoEvent of) => catalogue.ZoneOf(of.City);

    private static string Write(DateOnly day)
    {
        var number = day.DayNumber - FirstDay.DayNumber;

        return string.Concat(Digits[number / (36 * 36) % 36], Digits[number / 36 % 36], Digits[number % 36]);
    }

    private static DateOnly? Read(string suffix)
    {
        var number = 0;

        foreach (var letter in suffix)
        {
            var digit = Digits.IndexOf(letter);

            if (digit < 0)
            {
                return null;
            }

            number = (number * 36) + digit;
        }

        return FirstDay.AddDays(number);
    }
}
