using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Sales;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Flights.Bookings;

/// <summary>
/// The bookings by their ids, the newest first: a partition for each few thousand ids, and in it one small document for
/// each booking. It is written with the entry of the user's list, before the sale.
/// </summary>
internal sealed class BookingIndex(IDocuments documents, IBookingFormat format, TimeProvider clock)
    : IBookings, ISaleIndex, IDisposable
{
    // Ids that one instance gives; and for how long, so that the ids of several instances grow with time.
    private const int IdsPerRange = 20;
    private static readonly TimeSpan RangeLifetime = TimeSpan.FromSeconds(10);

    private readonly NumberRange _ids =
        new(documents, "bookings", IdsPerRange, int.MaxValue - 1, RangeLifetime, clock);

    public async Task<BookingId> NextIdAsync(CancellationToken cancellationToken) =>
        new(1 + await _ids.NextAsync(cancellationToken));

    public async Task<BookingEntry?> FindAsync(BookingId id, CancellationToken cancellationToken) =>
        id.Value > 0
        && await documents.FindAsync(BookingKeys.BlockOf(id), BookingKeys.Of(id), cancellationToken) is { } found
            ? Read(found)
            : null;

    public async Task<IReadOnlyList<BookingEntry>> ListAsync(
        BookingId? before, int limit, CancellationToken cancellationToken)
    {
        var last = before?.Value - 1 ?? await _ids.ReadEndAsync(cancellationToken);
        var found = new List<BookingEntry>();

        for (var block = last / BookingKeys.BlockSize; block >= 0 && last > 0 && found.Count < limit; block--)
        {
            found.AddRange(await ListAsync(block, new BookingId(last), limit - found.Count, cancellationToken));
        }

        return found;
    }

    public async Task AddAsync(Sale sale, CancellationToken cancellationToken)
    {
        if (sale.Reservation.Performance.Tag.Kind is not PerformanceKind.Flight
            || sale.Reservation.Attachment is not { } attachment)
        {
            return;
        }

        var booking = format.Read(attachment);
        var entry = new StoredBookingEntry(sale.Reservation.Id.Value, KeyOf(booking));

        // No other booking has the id.
        await documents.CommitAsync(
            BookingKeys.BlockOf(booking.Id),
            [
                new DocumentWrite.Upsert(
                    BookingKeys.Of(booking.Id),
                    DocumentJson.ToBody(entry, BookingJson.Default.StoredBookingEntry)),
            ],
            cancellationToken);
    }

    public void Dispose() => _ids.Dispose();

    private async Task<IReadOnlyList<BookingEntry>> ListAsync(
        int block, BookingId last, int limit, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            BookingKeys.PartitionOf(block),
            BookingKeys.From(last),
            Math.Min(limit, DocumentLimits.PageMax),
            cancellationToken);

        return [.. page.Documents.Select(Read)];
    }

    private static BookingEntry Read(Document found)
    {
        var stored = DocumentJson.Read(found, BookingJson.Default.StoredBookingEntry);

        return new BookingEntry(BookingKeys.IdOf(found.Id), new ReservationId(stored.Reservation), stored.Key);
    }

    private static string KeyOf(Booking booking)
    {
        var text = new StringBuilder(TextPolicy.Key(booking.Id.Number));
        text.Append('\n').Append(TextPolicy.EmailKey(booking.Contact.Email));

        foreach (var passenger in booking.Passengers)
        {
            text.Append('\n').Append(TextPolicy.Key(passenger.Name));
            text.Append('\n').Append(TextPolicy.Key(passenger.NameInLatin ?? string.Empty));
        }

        return text.ToString();
    }
}
