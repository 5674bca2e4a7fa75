namespace Serverless.Benchmarks.Measures;

/// <summary>Prints one line per measure: the ratio, the required value and the figures behind it.</summary>
internal static class Report
{
    /// <summary>The separator of figures on separate lines.</summary>
    public static readonly string NextLine = Environment.NewLine + new string(' ', 9);

    public static int AtLeast(string measure, double ratio, double target, string figures) =>
        Write(measure, ratio, $"≥ {target}", ratio >= target, figures);

    public static int AtMost(string measure, double ratio, double target, string figures) =>
        Write(measure, ratio, $"≤ {target}", ratio <= target, figures);

    private static int Write(string measure, double value, string target, bool isReached, string figures)
    {
        var next = figures.Contains(NextLine, StringComparison.Ordinal) ? NextLine : "  ";
        var result = isReached ? "reached" : "MISSED ";
        Console.WriteLine($"{result}  {measure,-44} {value,10:N2}  ({target}){next}{figures}");

        return isReached ? 0 : 1;
    }
}
