namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>How a mock misbehaves: the kind, and what else it has to know.</summary>
public sealed record Fault(string Name)
{
    /// <summary>How long it waits, or how far its clock is off.</summary>
    public int Seconds { get; init; }

    /// <summary>The status of an answer that says nothing else.</summary>
    public int Status { get; init; }

    /// <summary>The supplier's own code, where the supplier is to refuse.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// Misbehaviour that is in force for some of a supplier's clients and endpoints, for so long or so many requests.
/// </summary>
/// <param name="Client">Agent or user; null for all.</param>
/// <param name="Endpoint">The last part of the path, such as ReserveOrder; null for all.</param>
/// <param name="RequestsLeft">Null when only time ends it.</param>
public sealed record FaultPlan(
    Guid Id, Supplier Supplier, string? Client, string? Endpoint, Fault Fault, int? RequestsLeft, DateTimeOffset EndsAt)
{
    public bool Fits(string? client, string endpoint, DateTimeOffset now) =>
        now < EndsAt
        && RequestsLeft is null or > 0
        && (Client is null || string.Equals(Client, client, StringComparison.Ordinal))
        && (Endpoint is null || string.Equals(Endpoint, endpoint, StringComparison.OrdinalIgnoreCase));
}
