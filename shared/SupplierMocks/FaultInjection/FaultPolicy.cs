using System.ComponentModel.DataAnnotations;

namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Limits of scripted misbehaviour. Section "Suppliers:Faults" of the settings.</summary>
public sealed record FaultPolicy
{
    [Range(0, 120)]
    public int WaitSecondsDefault { get; init; } = 5;

    /// <summary>The longest wait before an answer, or of an answer that never comes.</summary>
    [Range(1, 120)]
    public int WaitSecondsMax { get; init; } = 25;

    [Range(1, 1_000_000)]
    public int SkewSecondsMax { get; init; } = 86_400;

    /// <summary>How long a plan is in force when nobody says.</summary>
    [Range(1, 86_400)]
    public int PlanSecondsDefault { get; init; } = 600;

    [Range(1, 86_400)]
    public int PlanSecondsMax { get; init; } = 3_600;

    /// <summary>Plans of one supplier.</summary>
    [Range(1, 1_000)]
    public int PlanCountMax { get; init; } = 100;

    /// <summary>How often a plan's count is tried when other requests come between.</summary>
    [Range(1, 1_000)]
    public int ChangeAttemptsMax { get; init; } = 50;
}
