namespace Serverless.Benchmarks.Measures;

/// <summary>One line a measure: the ratio and what is asked of it; the figures it came from beside or below it.</summary>
internal static class Report
{
    /// <summary>Between figures that have a line each.</summary>
    public static readonly string NextLine = Environment.NewLine + new string(' ', 9);

    public static int AtLeast(string measure, double ratio, double asked, string figures) =>
        Write(measure, ratio, $"≥ {asked}", ratio >= asked, figures);

    public static int AtMost(string measure, double ratio, double asked, string figures) =>
        Write(measure, ratio, $"≤ {asked}", ratio <= asked, figures);

    private static int Write(string measure, double value, string asked, bool isReached, string figures)
    {
        var next = figures.Contains(NextLine, StringComparison.Ordinal) ? NextLine : "  ";
        Console.WriteLine($"{(isReached ? "reached" : "MISSED ")}  {measure,-44} {value,10:N2}  ({asked}){next}{figures}");

        return isReached ? 0 : 1;
    }
}
