using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// How the mock of Ingresso is set up. Section "Suppliers:Ingresso" of the settings; the names of the original's own
/// environment win.
/// </summary>
public sealed record IngressoPolicy
{
    /// <summary>The user who buys on credit.</summary>
    [Required]
    public string UserName { get; set; } = "demo";

    /// <summary>The published password of all demo users: it guards nothing.</summary>
    [Required]
    public string Password { get; set; } = "demopass";

    /// <summary>More users who buy on credit, as <c>id:password</c> with commas between.</summary>
    public string ExtraUsers { get; set; } = string.Empty;

    /// <summary>How long a reservation holds its tickets, unless their source says less.</summary>
    [Range(0.01, 1_440)]
    public double ReserveMinutes { get; set; } = 15;

    /// <summary>How long a payment page may take.</summary>
    [Range(0.01, 1_440)]
    public double CalloutMinutes { get; init; } = 30;

    /// <summary>Whether what no source takes back can be cancelled all the same.</summary>
    public bool CancelAll { get; set; }

    /// <summary>The day of the sample at the Sphere, <c>yyyy-MM-dd</c>; empty for the next 31 December.</summary>
    [RegularExpression(@"^(\d{4}-\d{2}-\d{2})?$")]
    public string SphereDay { get; init; } = string.Empty;

    [Range(1, 1_000)]
    public int PageLengthDefault { get; init; } = 50;

    [Range(1, 1_000)]
    public int PageLengthMax { get; init; } = 500;

    /// <summary>Days ahead for which there are performances.</summary>
    [Range(1, 730)]
    public int DaysAheadMax { get; init; } = 730;

    /// <summary>Ids of one list in a request.</summary>
    [Range(1, 1_000)]
    public int ListLengthMax { get; init; } = 100;

    /// <summary>Orders of one trolley.</summary>
    [Range(1, 50)]
    public int OrderCountMax { get; init; } = 20;

    /// <summary>Parameters of one request.</summary>
    [Range(1, 10_000)]
    public int ParameterCountMax { get; init; } = 500;

    /// <summary>Characters of one parameter; a trolley's token is the longest.</summary>
    [Range(100, 100_000)]
    public int TextLengthMax { get; init; } = 8_000;

    /// <summary>Hours for which the answer to a reservation can be read again.</summary>
    [Range(1, 8_760)]
    public int ReserveArchiveHours { get; init; } = 24;

    /// <summary>Days for which the answer to a purchase can be read again.</summary>
    [Range(1, 3_650)]
    public int PurchaseArchiveDays { get; init; } = 365;

    /// <summary>How often a change is tried again when others come between.</summary>
    [Range(1, 10_000)]
    public int ChangeAttemptsMax { get; init; } = 500;

    public DateOnly? PinnedDay() =>
        DateOnly.TryParseExact(SphereDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
