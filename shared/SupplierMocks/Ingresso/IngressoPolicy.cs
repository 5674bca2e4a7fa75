using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// Settings of the Ingresso mock. Section "Suppliers:Ingresso"; the environment variables of the original mock override
/// it.
/// </summary>
public sealed record IngressoPolicy
{
    /// <summary>The user that buys on credit.</summary>
    [Required]
    public string UserName { get; set; } = "demo";

    /// <summary>The published password of all demo users. It is not a secret.</summary>
    [Required]
    public string Password { get; set; } = "demopass";

    /// <summary>More users that buy on credit, as comma-separated <c>id:password</c> pairs.</summary>
    public string ExtraUsers { get; set; } = string.Empty;

    /// <summary>Lifetime of a reservation, unless its source has a shorter one.</summary>
    [Range(0.01, 1_440)]
    public double ReserveMinutes { get; set; } = 15;

    /// <summary>Lifetime of a payment page.</summary>
    [Range(0.01, 1_440)]
    public double CalloutMinutes { get; init; } = 30;

    /// <summary>Makes all purchases cancellable, also those of sources that accept no cancellations.</summary>
    public bool CancelAll { get; set; }

    /// <summary>Date of the sample event at the Sphere, <c>yyyy-MM-dd</c>; empty for the next 31 December.</summary>
    [RegularExpression(@"^(\d{4}-\d{2}-\d{2})?$")]
    public string SphereDay { get; init; } = string.Empty;

    [Range(1, 1_000)]
    public int PageLengthDefault { get; init; } = 50;

    [Range(1, 1_000)]
    public int PageLengthMax { get; init; } = 500;

    /// <summary>Number of coming days that have performances.</summary>
    [Range(1, 730)]
    public int DaysAheadMax { get; init; } = 730;

    /// <summary>Ids per list parameter.</summary>
    [Range(1, 1_000)]
    public int ListLengthMax { get; init; } = 100;

    /// <summary>Orders per trolley.</summary>
    [Range(1, 50)]
    public int OrderCountMax { get; init; } = 20;

    /// <summary>Parameters per request.</summary>
    [Range(1, 10_000)]
    public int ParameterCountMax { get; init; } = 500;

    /// <summary>Characters per parameter. Trolley tokens are the longest.</summary>
    [Range(100, 100_000)]
    public int TextLengthMax { get; init; } = 8_000;

    /// <summary>Hours during which the response to a reservation can be read again.</summary>
    [Range(1, 8_760)]
    public int ReserveArchiveHours { get; init; } = 24;

    /// <summary>Days during which the response to a purchase can be read again.</summary>
    [Range(1, 3_650)]
    public int PurchaseArchiveDays { get; init; } = 365;

    /// <summary>Attempts to write a change when other requests change the same data at the same time.</summary>
    [Range(1, 10_000)]
    public int ChangeAttemptsMax { get; init; } = 500;

    public DateOnly? PinnedDay() =>
        DateOnly.TryParseExact(SphereDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
