namespace Serverless.Benchmarks.Measures;

/// <summary>One line a measure: the ratio, what is asked of it, and the figures it came from.</summary>
internal static class Report
{
    public static int AtLeast(string measure, double ratio, double asked, string figures) =>
        Write(measure, ratio, $"≥ {asked}", ratio >= asked, figures);

    public static int AtMost(string measure, double ratio, double asked, string figures) =>
        Write(measure, ratio, $"≤ {asked}", ratio <= asked, figures);

    private static int Write(string measure, double value, string asked, bool isReached, string figures)
    {
        Console.WriteLine($"{(isReached ? "reached" : "MISSED ")}  {measure,-44} {value,10:N2}  ({asked})  {figures}");

        return isReached ? 0 : 1;
    }
}
