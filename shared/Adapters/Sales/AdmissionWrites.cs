using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The write to the admissions that belongs to a change of a sale: a unit that is returned admits nobody. A check-in
/// changes the same document at its version, so of a check-in and a refund of one unit only one succeeds.
/// </summary>
internal sealed class AdmissionWrites(IDocuments documents)
{
    /// <summary>The used units that the change would return, or the write of the change.</summary>
    public async Task<PlannedAdmissions> PlanAsync(Sale? before, Sale after, CancellationToken cancellationToken)
    {
        var closes = before?.Reservation.State is ReservationState.Confirmed
            && after.Reservation.State is not ReservationState.Confirmed;
        int[] returned = before?.Reservation.State is ReservationState.Confirmed
            ? [.. after.Refunds.Skip(before.Refunds.Count).SelectMany(refund => refund.Units)]
            : [];

        if (!closes && returned.Length == 0)
        {
            return PlannedAdmissions.None;
        }

        after.Reservation.Id.TryTag(out var tag);
        var id = SaleKeys.Admissions(after.Reservation.Id);
        var found = await documents.FindAsync(SaleKeys.Of(tag), id, cancellationToken);
        var stored = found is null
            ? new StoredAdmissions()
            : DocumentJson.Read(found, AdmissionJson.Default.StoredAdmissions);
        int[] used = [.. stored.Units.Select(unit => unit.Unit)];

        if (used.Intersect(closes ? before!.KeptUnits : returned).Any())
        {
            return new PlannedAdmissions(used, []);
        }

        var changed = stored with
        {
            ClosedAt = closes ? after.Reservation.UpdatedAt : null,
            Refunded = [.. stored.Refunded, .. returned],
        };
        var body = DocumentJson.ToBody(changed, AdmissionJson.Default.StoredAdmissions);

        return new PlannedAdmissions(
            [],
            [
                found is null
                    ? new DocumentWrite.Insert(id, body)
                    : new DocumentWrite.Replace(id, found.Version, body),
            ]);
    }
}

/// <param name="Admitted">Used units, when one of them was to be returned; then there is no write.</param>
/// <param name="Writes">None or one.</param>
internal sealed record PlannedAdmissions(IReadOnlyList<int> Admitted, IReadOnlyList<DocumentWrite> Writes)
{
    public static PlannedAdmissions None { get; } = new([], []);
}
