namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>An injected fault: its kind and parameters.</summary>
public sealed record Fault(string Name)
{
    /// <summary>Length of the wait, or offset of the mock's clock.</summary>
    public int Seconds { get; init; }

    /// <summary>HTTP status of an <c>unavailable</c> response.</summary>
    public int Status { get; init; }

    /// <summary>Error code of the supplier; only for <c>refuse</c>.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// A fault that is injected into requests of some clients to some endpoints, until a time or a number of requests.
/// </summary>
/// <param name="Client">Agent or user; null for all.</param>
/// <param name="Endpoint">The last part of the path, such as ReserveOrder; null for all.</param>
/// <param name="RequestsLeft">Null when only <paramref name="EndsAt"/> ends the plan.</param>
public sealed record FaultPlan(
    Guid Id, Supplier Supplier, string? Client, string? Endpoint, Fault Fault, int? RequestsLeft, DateTimeOffset EndsAt)
{
    public bool Fits(string? client, string endpoint, DateTimeOffset now) =>
        now < EndsAt
        && RequestsLeft is null or > 0
        && (Client is null || string.Equals(Client, client, StringComparison.Ordinal))
        && (Endpoint is null || string.Equals(Endpoint, endpoint, StringComparison.OrdinalIgnoreCase));
}
