namespace Serverless.Benchmarks.Measures;

/// <summary>Durations of the load. A brief run proves that a measure works; its value is less exact.</summary>
internal static class Pace
{
    public const string BriefOption = "--brief";

    private static readonly bool IsBrief = Environment.GetCommandLineArgs().Contains(BriefOption);

    public static TimeSpan WarmUp { get; } = TimeSpan.FromSeconds(IsBrief ? 2 : 4);

    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(IsBrief ? 1 : 3);

    public static int Rounds { get; } = IsBrief ? 3 : 5;
}
