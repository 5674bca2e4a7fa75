using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Adapters.Flights.Bookings;

/// <summary>One small document for each payment order that did not agree; there are few of them.</summary>
internal sealed class DocumentReconciliationFindings(IDocuments documents, TimeProvider clock) : IReconciliationFindings
{
    private const int HashBytes = 20;

    private static readonly DocumentPartition All = new("reconciliation", "payments");
    private static readonly TimeSpan RepairedFor = TimeSpan.FromDays(30);

    public Task SaveAsync(ReconciliationFinding finding, CancellationToken cancellationToken) => documents.CommitAsync(
        All,
        [
            new DocumentWrite.Upsert(
                KeyOf(finding.Order),
                DocumentJson.ToBody(StoredFinding.From(finding), BookingJson.Default.StoredFinding)),
        ],
        cancellationToken);

    public async Task RemoveAsync(PaymentOrderId order, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(All, KeyOf(order), cancellationToken) is not { } found)
        {
            return;
        }

        var finding = DocumentJson.Read(found, BookingJson.Default.StoredFinding).ToDomain();

        if (!finding.IsRepaired || finding.FoundAt < clock.GetUtcNow() - RepairedFor)
        {
            await documents.CommitAsync(All, [new DocumentWrite.Delete(found.Id, found.Version)], cancellationToken);
        }
    }

    public async Task<IReadOnlyList<ReconciliationFinding>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(All, DocumentRange.Prefix(string.Empty), limit, cancellationToken);

        return
        [
            .. page.Documents.Select(found =>
                DocumentJson.Read(found, BookingJson.Default.StoredFinding).ToDomain()),
        ];
    }

    // Clients choose order ids, with characters that a key may not have.
    private static string KeyOf(PaymentOrderId order) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(order.Value)).AsSpan(0, HashBytes));
}

internal sealed record StoredFinding(string Order, int Number, Disagreement Disagreement, DateTimeOffset FoundAt)
{
    public int? Booking { get; init; }

    public static StoredFinding From(ReconciliationFinding finding) => new(
        finding.Order.Value, finding.Number, finding.Disagreement, finding.FoundAt)
    {
        Booking = finding.Booking,
    };

    public ReconciliationFinding ToDomain() =>
        new(new PaymentOrderId(Order), Number, Booking, Disagreement, FoundAt);
}
