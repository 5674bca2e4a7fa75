using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Events that the gateway creates on the first use of their name, for development and load tests. Section "Gateway" of
/// the settings. An event keeps the values with which it was created.
/// </summary>
public sealed record ImplicitEventPolicy
{
    /// <summary>Enables implicit events; outside development the program then does not start.</summary>
    public bool ImplicitEvents { get; init; }

    /// <summary>Limit of implicit events. Each stays, and each instance has it in memory.</summary>
    [Range(1, 1_000)]
    public int ImplicitEventCountMax { get; init; } = 100;

    /// <summary>Seats of one implicit event; a seat is also created on the first use of its name.</summary>
    [Range(1, 100_000)]
    public int ImplicitSeatCountMax { get; init; } = 10_000;

    /// <summary>Price of each seat, in won.</summary>
    [Range(0, 10_000_000)]
    public long ImplicitSeatPrice { get; init; } = 50_000;

    /// <summary>Visitors who may be admitted at once; zero means no queue.</summary>
    [Range(0, 1_000_000)]
    public int ImplicitCapacity { get; init; }

    /// <summary>Visitors whom the queue admits each second.</summary>
    [Range(1, 1_000_000)]
    public int ImplicitAdmissionsPerSecond { get; init; } = 50;

    /// <summary>Length of the sale.</summary>
    [Range(1, 3_650)]
    public int ImplicitSaleDays { get; init; } = 365;

    public QueueRules? ImplicitQueue =>
        ImplicitCapacity == 0 ? null : new QueueRules(ImplicitCapacity, ImplicitAdmissionsPerSecond);
}
