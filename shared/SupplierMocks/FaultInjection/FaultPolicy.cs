using System.ComponentModel.DataAnnotations;

namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Limits of injected faults. Section "Suppliers:Faults" of the settings.</summary>
public sealed record FaultPolicy
{
    [Range(0, 120)]
    public int WaitSecondsDefault { get; init; } = 5;

    /// <summary>Longest wait before a response or before the connection is dropped.</summary>
    [Range(1, 120)]
    public int WaitSecondsMax { get; init; } = 25;

    [Range(1, 1_000_000)]
    public int SkewSecondsMax { get; init; } = 86_400;

    /// <summary>Lifetime of a plan that does not give one.</summary>
    [Range(1, 86_400)]
    public int PlanSecondsDefault { get; init; } = 600;

    [Range(1, 86_400)]
    public int PlanSecondsMax { get; init; } = 3_600;

    /// <summary>Active plans per supplier.</summary>
    [Range(1, 1_000)]
    public int PlanCountMax { get; init; } = 100;

    /// <summary>Attempts to write a plan or an epoch when other requests change it at the same time.</summary>
    [Range(1, 1_000)]
    public int ChangeAttemptsMax { get; init; } = 50;
}
