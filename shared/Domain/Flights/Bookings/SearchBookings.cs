using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Finds bookings by a part of their number, of the customer's name or e-mail address, or of a passenger's name,
/// without regard to case. It looks at the newest bookings only. A whole number is found at once, however old.
/// </summary>
public sealed class SearchBookings(
    IBookings bookings, CustomerBookings customers, BookingPolicy policy)
{
    public const int FoundMax = 100;
    public const int TermLengthMax = 100;

    private const int PageSize = 250;

    public async Task<Result<IReadOnlyList<CustomerBooking>>> ExecuteAsync(
        string? term, CancellationToken cancellationToken)
    {
        var key = term is null || TextPolicy.IsExcessive(term, TermLengthMax)
            ? string.Empty
            : TextPolicy.Key(term).Trim();

        if (key.Length == 0)
        {
            return BookingErrors.TermMissing;
        }

        if (BookingId.TryParseNumber(key, out var id) && await bookings.FindAsync(id, cancellationToken) is { } entry)
        {
            return (await customers.ReadAsync([entry], cancellationToken)).ToArray();
        }

        return await ScanAsync(key, cancellationToken);
    }

    private async Task<CustomerBooking[]> ScanAsync(string key, CancellationToken cancellationToken)
    {
        var found = new List<CustomerBooking>();
        BookingId? before = null;

        for (var seen = 0; seen < policy.SearchedBookingsMax && found.Count < FoundMax;)
        {
            var page = await bookings.ListAsync(
                before, Math.Min(PageSize, policy.SearchedBookingsMax - seen), cancellationToken);

            if (page.Count == 0)
            {
                break;
            }

            var keys = page.ToDictionary(entry => entry.Id, entry => entry.Key);
            var read = await customers.ReadAsync(page, cancellationToken);
            found.AddRange(read.Where(one => Matches(one, key, keys[one.Booked.Booking.Id])));
            seen += page.Count;
            before = page[^1].Id;
        }

        return [.. found.Take(FoundMax)];
    }

    private static bool Matches(CustomerBooking one, string key, string known) =>
        known.Contains(key, StringComparison.Ordinal)
        || (one.Customer is { } customer
            && (TextPolicy.Key(customer.Profile.Name).Contains(key, StringComparison.Ordinal)
                || customer.Email.Key.Contains(key, StringComparison.Ordinal)));
}
