using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Tickets;

/// <summary>When tickets are checked in. Section "Tickets" of the settings.</summary>
public sealed record CheckInPolicy
{
    private const int HoursOutsideDevelopment = 24;

    /// <summary>
    /// Hours before and after the start of a performance in which its tickets are checked in; 0 for any time. When
    /// unset, any time in development, where the sample events are weeks away, and 24 elsewhere.
    /// </summary>
    [Range(0, 8_760)]
    public int? CheckInHours { get; set; }

    public void DevelopHere(bool isDevelopment) => CheckInHours ??= isDevelopment ? 0 : HoursOutsideDevelopment;

    /// <summary>True when a performance with this start has its doors open.</summary>
    public bool IsOpen(DateTimeOffset startsAt, DateTimeOffset now) =>
        (CheckInHours ?? HoursOutsideDevelopment) is 0 || (now - startsAt).Duration() <= Window;

    private TimeSpan Window => TimeSpan.FromHours(CheckInHours ?? HoursOutsideDevelopment);
}
