namespace Serverless.Benchmarks.Rush;

/// <summary>The table at the end. The exit code is the number of things that must not have happened, and did.</summary>
internal static class RushReport
{
    public static int Write(
        RushOptions options, RushTally tally, int insideMax, RushAudit audit, TimeSpan elapsed)
    {
        var (inversions, perSecondMax) = Judge(tally);
        Console.WriteLine($"\nover after {elapsed.TotalSeconds:N1} s");
        Console.WriteLine($"  entered {tally["entered"]:N0}, admitted {tally["admitted"]:N0} "
            + $"({tally["called by SignalR"]:N0} called by SignalR), held {tally["held"]:N0}, paid {tally["paid"]:N0}");
        Console.WriteLine($"  gave up {tally["gave up"]:N0}, paid late {tally["paid late"]:N0}, "
            + $"paid twice {tally["paid twice"]:N0}, refused holds (seats taken) {tally["refused: seats taken"]:N0}");
        Console.WriteLine($"  on record: {audit.Confirmed:N0} confirmed with {audit.SeatsSold:N0} seats, "
            + $"{audit.Expired:N0} expired");
        Console.WriteLine("\n  step          count      p50 ms     p99 ms");

        foreach (var (step, count, p50, p99) in tally.Steps())
        {
            Console.WriteLine($"  {step,-10} {count,8:N0} {p50,11:N1} {p99,10:N1}");
        }

        // Passes carry the server's time of admission in whole milliseconds; the burst is two seconds' worth.
        var rateMax = options.AdmissionsPerSecond * 3;
        Console.WriteLine();

        return Demand("most visitors inside at once", insideMax, options.Capacity)
            + Demand("most admissions in any second", perSecondMax, rateMax)
            + Demand("admitted before an earlier arrival", inversions, 0)
            + Demand("seats sold twice", audit.SeatsSoldTwice, 0)
            + Demand("money taken without a seat", audit.MoneyWithoutSeat, 0)
            + Demand("paid, but not on record", Math.Max(0, tally["paid"] - audit.Confirmed), 0);
    }

    private static (int Inversions, int PerSecondMax) Judge(RushTally tally)
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

    private static int Demand(string what, long found, long most)
    {
        Console.WriteLine($"  {(found <= most ? "ok    " : "BROKEN")}  {what,-38} {found,8:N0}  (at most {most:N0})");

        return found <= most ? 0 : 1;
    }
}
