namespace Serverless.Benchmarks.Rush;

/// <summary>Prints the final table. The exit code is the number of violated limits.</summary>
internal static class RushReport
{
    public static int Write(
        RushOptions options, RushTally tally, int insideMax, RushAudit audit, TimeSpan elapsed)
    {
        var (inversions, perSecondMax) = FindViolations(tally);
        Console.WriteLine($"\nended after {elapsed.TotalSeconds:N1} s");
        Console.WriteLine($"  entered {tally["entered"]:N0}, admitted {tally["admitted"]:N0} "
            + $"({tally["notified by SignalR"]:N0} notified by SignalR), "
            + $"held {tally["held"]:N0}, paid {tally["paid"]:N0}");
        Console.WriteLine($"  gave up {tally["gave up"]:N0}, paid late {tally["paid late"]:N0}, "
            + $"paid twice {tally["paid twice"]:N0}, rejected holds (seats taken) {tally["rejected: seats taken"]:N0}");
        Console.WriteLine($"  on record: {audit.Confirmed:N0} confirmed with {audit.SeatsSold:N0} seats, "
            + $"{audit.Expired:N0} expired");
        Console.WriteLine("\n  step          count      p50 ms     p99 ms");

        foreach (var (step, count, p50, p99) in tally.Steps())
        {
            Console.WriteLine($"  {step,-10} {count,8:N0} {p50,11:N1} {p99,10:N1}");
        }

        // Admission passes contain the server's time in whole milliseconds; the burst is two seconds' worth.
        var rateMax = options.AdmissionsPerSecond * 3;
        Console.WriteLine();

        return RequireAtMost("most users inside at once", insideMax, options.Capacity)
            + RequireAtMost("most admissions in any second", perSecondMax, rateMax)
            + RequireAtMost("admitted before an earlier arrival", inversions, 0)
            + RequireAtMost("seats sold twice", audit.SeatsSoldTwice, 0)
            + RequireAtMost("money taken without a seat", audit.MoneyWithoutSeat, 0)
            + RequireAtMost("paid, but not on record", Math.Max(0, tally["paid"] - audit.Confirmed), 0);
    }

    private static (int Inversions, int PerSecondMax) FindViolations(RushTally tally)
    {
        var byArrival = tally.Admissions.OrderBy(admission => admission.Arrival).ToArray();
        var inversions =
            byArrival.Zip(byArrival.Skip(1)).Count(pair => pair.Second.AdmittedAtMs < pair.First.AdmittedAtMs);
        var times = byArrival.Select(admission => admission.AdmittedAtMs).Order().ToArray();
        var (perSecondMax, first) = (0, 0);

        for (var last = 0; last < times.Length; last++)
        {
            while (times[last] - times[first] >= 1_000)
            {
                first++;
            }

            perSecondMax = Math.Max(perSecondMax, last - first + 1);
        }

        return (inversions, perSecondMax);
    }

    private static int RequireAtMost(string what, long found, long most)
    {
        Console.WriteLine($"  {(found <= most ? "ok    " : "BROKEN")}  {what,-38} {found,8:N0}  (at most {most:N0})");

        return found <= most ? 0 : 1;
    }
}
