namespace Serverless.Fakes.Platform;

/// <summary>Where the clocks of tests start.</summary>
public static class Moments
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
}
