namespace Serverless.Fakes.Platform;

/// <summary>Start times of test clocks.</summary>
public static class Moments
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
}
