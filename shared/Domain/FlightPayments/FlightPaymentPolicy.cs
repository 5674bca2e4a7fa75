using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.FlightPayments;

/// <summary>Limits and waiting times of payments of flights. Section "FlightPayments" of the settings.</summary>
public sealed record FlightPaymentPolicy
{
    /// <summary>In won; the provider takes no less.</summary>
    [Range(1, 1_000_000)]
    public long AmountMin { get; init; } = 100;

    [Range(1_000_000, 1_000_000_000)]
    public long AmountMax { get; init; } = 100_000_000;

    /// <summary>How many fares one payment may have.</summary>
    [Range(1, 9)]
    public int PassengerCountMax { get; init; } = 9;

    /// <summary>How long a booking honours the price that was paid.</summary>
    [Range(1, 1_440)]
    public int QuoteMinutes { get; init; } = 30;

    /// <summary>After this time a payment without a booking is paid back.</summary>
    [Range(1, 10_080)]
    public int UnattachedMinutes { get; init; } = 30;

    /// <summary>After this time the provider is asked for receipts of an order that no event told of.</summary>
    [Range(1, 1_440)]
    public int LookUpMinutes { get; init; } = 10;

    /// <summary>After this time an order that nobody paid is cancelled.</summary>
    [Range(1, 720)]
    public int AbandonedHours { get; init; } = 72;

    /// <summary>How long the answer to an event waits for the receipt; later the timer reads it.</summary>
    [Range(0, 20_000)]
    public int EventWaitMilliseconds { get; init; } = 3_000;

    /// <summary>The first pause before a call of the provider is repeated. Each further pause is twice as long.</summary>
    [Range(1, 3_600)]
    public int RetrySeconds { get; init; } = 10;

    /// <summary>The longest pause.</summary>
    [Range(1, 86_400)]
    public int RetrySecondsMax { get; init; } = 3_600;

    /// <summary>Attempts at a change of an order when other changes of the same order interfere.</summary>
    [Range(1, 100)]
    public int ChangeAttemptsMax { get; init; } = 16;

    /// <summary>Events of one order that are read in one step.</summary>
    [Range(1, 40)]
    public int EventCountMax { get; init; } = 20;

    /// <summary>Orders that one run of the timer works on, in each of the shards.</summary>
    [Range(1, 1_000)]
    public int DueCountMax { get; init; } = 100;

    public TimeSpan QuoteTime => TimeSpan.FromMinutes(QuoteMinutes);

    public TimeSpan UnattachedTime => TimeSpan.FromMinutes(UnattachedMinutes);

    public TimeSpan LookUpTime => TimeSpan.FromMinutes(LookUpMinutes);

    public TimeSpan AbandonedTime => TimeSpan.FromHours(AbandonedHours);

    public TimeSpan EventWait => TimeSpan.FromMilliseconds(EventWaitMilliseconds);

    public TimeSpan FirstRetry => TimeSpan.FromSeconds(RetrySeconds);

    /// <summary>The pause after so many attempts.</summary>
    public TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(
        Math.Min(Math.Max(RetrySeconds, RetrySecondsMax), RetrySeconds * Math.Pow(2, Math.Min(attempts, 20))));
}
