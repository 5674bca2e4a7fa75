using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tickets;

/// <summary>
/// The stored admissions. Of concurrent admissions of one ticket, or of an admission and a refund, one wins and the
/// others get its result.
/// </summary>
public interface IAdmissions
{
    /// <summary>
    /// Stores the arrival unless there is one, and returns the first arrival; null after a refund.
    /// </summary>
    Task<Arrival?> AdmitAsync(TicketRef ticket, Arrival arrival, CancellationToken cancellationToken);

    /// <summary>Returns the arrivals of the tickets with this id, by unit.</summary>
    Task<IReadOnlyDictionary<int, Arrival>> ListAsync(TicketRef ticket, CancellationToken cancellationToken);
}

/// <summary>The time, place and staff member of an admission.</summary>
public sealed record Arrival(DateTimeOffset At, UserId Staff)
{
    public string? Gate { get; init; }

    public string? Scanner { get; init; }

    /// <summary>Identifies the scan across repeated requests; null when the request had no key.</summary>
    public string? Scan { get; init; }
}
