using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Limits of bookings. Section "Flights" of the settings.</summary>
public sealed record BookingPolicy : IValidatableObject
{
    /// <summary>A booking that is not paid for so long is cancelled.</summary>
    [Range(1, 1_440)]
    public int UnpaidMinutes { get; init; } = 30;

    /// <summary>
    /// How much of a paid fare comes back: hours before the departure and percent, such as <c>72:100,24:80,0:50</c>.
    /// </summary>
    public string RefundSteps { get; init; } = RefundTerms.Full;

    /// <summary>The same for a fare with a discount.</summary>
    public string DiscountedRefundSteps { get; init; } = RefundTerms.Full;

    /// <summary>Attempts to find seats for passengers who chose none, while others take them.</summary>
    [Range(1, 100)]
    public int AssignAttemptsMax { get; init; } = 40;

    /// <summary>Bookings in one list.</summary>
    [Range(1, 1_000)]
    public int ListedBookingsMax { get; init; } = 500;

    /// <summary>Bookings that a search of an administrator looks at, the newest first.</summary>
    [Range(1, 100_000)]
    public int SearchedBookingsMax { get; init; } = 5_000;

    /// <summary>Payments that one run of the reconciliation compares; the next run has the next ones.</summary>
    [Range(1, 100_000)]
    public int ReconciledOrdersMax { get; init; } = 2_000;

    /// <summary>How old a payment is of which the reconciliation still reads the receipt.</summary>
    [Range(1, 366)]
    public int ReconciledReceiptDays { get; init; } = 14;

    public TimeSpan ReconciledReceiptTime => TimeSpan.FromDays(ReconciledReceiptDays);

    public TimeSpan UnpaidTime => TimeSpan.FromMinutes(UnpaidMinutes);

    /// <summary>The terms of a booking that is made now.</summary>
    public RefundTerms TermsOf(FlightSchedule schedule) =>
        RefundTerms.TryParse(schedule.Discount is null ? RefundSteps : DiscountedRefundSteps, out var terms)
            ? terms
            : RefundTerms.None;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, steps) in new[]
        {
            (nameof(RefundSteps), RefundSteps), (nameof(DiscountedRefundSteps), DiscountedRefundSteps),
        })
        {
            if (!RefundTerms.TryParse(steps, out _))
            {
                yield return new ValidationResult(
                    $"{name} has 1 to {RefundTerms.StepCountMax} steps such as 72:100,24:80,0:50: hours before the "
                    + "departure, falling, and percent from 0 to 100.",
                    [name]);
            }
        }
    }
}
