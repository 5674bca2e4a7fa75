using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Sales;

/// <summary>Limits of reservations made through the gateway's API. Section "Gateway" of the settings.</summary>
public sealed record GatewayPolicy
{
    /// <summary>How long seats stay held before they are paid.</summary>
    [Range(1, 1800)]
    public int HoldSeconds { get; init; } = 60;

    /// <summary>Seats in one reservation.</summary>
    [Range(1, 50)]
    public int SeatCountMax { get; init; } = 10;
}
