using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Admission without a numbered seat: a quantity of tickets at one price.</summary>
public sealed record TicketType(TicketTypeId Id, string Name, string? Description, long Price, int TotalQuantity);

/// <summary>
/// The ordinal within the performance (from zero, in the order they were defined) names the type in storage.
/// </summary>
public readonly record struct TicketTypeId(Guid Value)
{
    public static TicketTypeId Of(PerformanceId performance, int ordinal) =>
        new(ScopedId.Create(ScopedKind.TicketType, performance.Tag.Number, ordinal));

    /// <summary>False for a UUID that is not a ticket type's id of this platform.</summary>
    public bool TryRead(out PerformanceTag performance, out int ordinal)
    {
        var found = ScopedId.TryRead(Value, ScopedKind.TicketType, out var number, out ordinal);
        performance = new PerformanceTag(number);

        return found;
    }

    public override string ToString() => Value.ToString();
}
