using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Who was let in, durably. Of several that admit one ticket at the same moment, and of an admission and a refund, one
/// wins and the others are told.
/// </summary>
public interface IAdmissions
{
    /// <summary>
    /// The first arrival with this ticket, which is the given one when there was none; null when the money went back.
    /// </summary>
    Task<Arrival?> AdmitAsync(TicketRef ticket, Arrival arrival, CancellationToken cancellationToken);

    /// <summary>The arrivals with the tickets that share the id, by their units.</summary>
    Task<IReadOnlyDictionary<int, Arrival>> ListAsync(TicketRef ticket, CancellationToken cancellationToken);
}

/// <summary>When, where and by whom somebody was let in.</summary>
public sealed record Arrival(DateTimeOffset At, UserId Staff)
{
    public string? Gate { get; init; }

    public string? Scanner { get; init; }

    /// <summary>Stands for the scan, however often its request arrives; null when the request had no key.</summary>
    public string? Scan { get; init; }
}
