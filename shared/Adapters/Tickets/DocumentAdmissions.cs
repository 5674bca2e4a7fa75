using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Sales;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

/// <summary>
/// Stores one document for each film ticket, and one for all tickets of a sale. The first admission inserts it, or the
/// refund in its own batch, so only one of the two happens.
/// </summary>
internal sealed class DocumentAdmissions(IDocuments documents) : IAdmissions
{
    // Only the tickets of one sale share a document, and each ticket changes it once.
    private const int AttemptsMax = 100;

    public async Task<Arrival?> AdmitAsync(
        TicketRef ticket, Arrival arrival, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var (stored, version) = await ReadAsync(ticket, cancellationToken);

            if (stored.ClosedAt is not null || stored.Refunded.Contains(ticket.Unit))
            {
                return null;
            }

            if (stored.Units.FirstOrDefault(unit => unit.Unit == ticket.Unit) is { } first)
            {
                return ToDomain(first);
            }

            if (await TryWriteAsync(ticket, stored, version, arrival, cancellationToken))
            {
                return arrival;
            }
        }

        throw new DependencyUnavailableException($"The tickets of {ticket.Id} kept changing.");
    }

    public async Task<IReadOnlyDictionary<int, Arrival>> ListAsync(
        TicketRef ticket, CancellationToken cancellationToken)
    {
        var (stored, _) = await ReadAsync(ticket, cancellationToken);

        return stored.Units.ToDictionary(unit => unit.Unit, ToDomain);
    }

    private async Task<(StoredAdmissions Stored, string? Version)> ReadAsync(
        TicketRef ticket, CancellationToken cancellationToken)
    {
        var (partition, id) = LocationOf(ticket);

        return await documents.FindAsync(partition, id, cancellationToken) is { } found
            ? (DocumentJson.Read(found, AdmissionJson.Default.StoredAdmissions), found.Version)
            : (new StoredAdmissions(), null);
    }

    private async Task<bool> TryWriteAsync(
        TicketRef ticket, StoredAdmissions stored, string? version, Arrival arrival,
        CancellationToken cancellationToken)
    {
        var (partition, id) = LocationOf(ticket);
        var unit = new StoredAdmission(ticket.Unit, arrival.At, arrival.Staff.Value)
        {
            Gate = arrival.Gate,
            Scanner = arrival.Scanner,
            Scan = arrival.Scan,
        };
        var body = DocumentJson.ToBody(
            stored with { Units = [.. stored.Units, unit] }, AdmissionJson.Default.StoredAdmissions);
        DocumentWrite write = version is null
            ? new DocumentWrite.Insert(id, body)
            : new DocumentWrite.Replace(id, version, body);

        return (await documents.CommitAsync(partition, [write], cancellationToken)).IsCommitted;
    }

    private static (DocumentPartition Partition, string Id) LocationOf(TicketRef ticket)
    {
        if (ticket.IsFilm)
        {
            return (FilmTicketKeys.Partition, FilmTicketKeys.Admission(ticket.Id));
        }

        return ticket.Reservation.TryTag(out var tag)
            ? (SaleKeys.Of(tag), SaleKeys.Admissions(ticket.Reservation))
            : throw new ArgumentException($"{ticket} is not a ticket of a sale.", nameof(ticket));
    }

    private static Arrival ToDomain(StoredAdmission unit) =>
        new(unit.At, new UserId(unit.Staff))
        {
            Gate = unit.Gate,
            Scanner = unit.Scanner,
            Scan = unit.Scan,
        };
}
