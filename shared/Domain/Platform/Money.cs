namespace Serverless.Domain.Platform;

/// <summary>An amount in minor units of a currency (KRW has none smaller, so one unit is one won).</summary>
public readonly record struct Money(long Amount, string Currency)
{
    public const string Won = "KRW";

    public static Money InWon(long amount) => new(amount, Won);
}
