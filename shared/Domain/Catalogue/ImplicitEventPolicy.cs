using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Events that the gateway's clients bring into being by naming them, for development and load tests. Section "Gateway"
/// of the settings. What an event was made with it keeps, whatever is set later.
/// </summary>
public sealed record ImplicitEventPolicy
{
    /// <summary>Whether there are such events; outside development the program does not start with it.</summary>
    public bool ImplicitEvents { get; init; }

    /// <summary>Events that may come into being so. Each stays, and each instance has it in memory.</summary>
    [Range(1, 1_000)]
    public int ImplicitEventCountMax { get; init; } = 100;

    /// <summary>Seats of one such event; a seat comes into being with its name too.</summary>
    [Range(1, 100_000)]
    public int ImplicitSeatCountMax { get; init; } = 10_000;

    /// <summary>Won: what each of their seats costs.</summary>
    [Range(0, 10_000_000)]
    public long ImplicitSeatPrice { get; init; } = 50_000;

    /// <summary>Visitors who may be inside at once; zero: no line, everybody may walk in.</summary>
    [Range(0, 1_000_000)]
    public int ImplicitCapacity { get; init; }

    /// <summary>Visitors whom the line lets in each second, where there is one.</summary>
    [Range(1, 1_000_000)]
    public int ImplicitAdmissionsPerSecond { get; init; } = 50;

    /// <summary>How long they are on sale.</summary>
    [Range(1, 3_650)]
    public int ImplicitSaleDays { get; init; } = 365;

    public QueueRules? ImplicitQueue =>
        ImplicitCapacity == 0 ? null : new QueueRules(ImplicitCapacity, ImplicitAdmissionsPerSecond);
}
