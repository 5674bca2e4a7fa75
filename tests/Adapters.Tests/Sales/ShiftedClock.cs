namespace Serverless.Adapters.Tests.Sales;

/// <summary>The system's clock, wrong by so much.</summary>
internal sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
