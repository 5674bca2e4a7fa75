using System.Collections.Concurrent;
using Serverless.Domain.Accounts;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Reads the bookings of a page of the index, some at a time, with their customers.</summary>
public sealed class CustomerBookings(BookingLookup lookup, IAccounts accounts)
{
    private const int ParallelismMax = 16;

    /// <summary>Newest first, without the entries that have no booking.</summary>
    public async Task<IReadOnlyList<CustomerBooking>> ReadAsync(
        IReadOnlyList<BookingEntry> entries, CancellationToken cancellationToken)
    {
        var found = new BookedFlight?[entries.Count];
        await ForEachAsync(
            Enumerable.Range(0, entries.Count),
            async (i, stopped) => found[i] = await lookup.FindAsync(entries[i], stopped),
            cancellationToken);
        var customers = await FindAccountsAsync(
            found.OfType<BookedFlight>().Select(booked => booked.Sale.Reservation.User), cancellationToken);

        return
        [
            .. BookingLookup.Sort(found.OfType<BookedFlight>())
                .Select(booked => new CustomerBooking(
                    booked, customers.GetValueOrDefault(booked.Sale.Reservation.User))),
        ];
    }

    private async Task<IReadOnlyDictionary<UserId, Account>> FindAccountsAsync(
        IEnumerable<UserId> users, CancellationToken cancellationToken)
    {
        var known = new ConcurrentDictionary<UserId, Account>();
        await ForEachAsync(
            users.Distinct().Where(user => !user.IsForeign),
            async (user, stopped) =>
            {
                if (await accounts.FindAsync(user, stopped) is { } account)
                {
                    known[user] = account.Value;
                }
            },
            cancellationToken);

        return known;
    }

    private static Task ForEachAsync<T>(
        IEnumerable<T> items, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelismMax, CancellationToken = cancellationToken },
            async (item, stopped) => await work(item, stopped));
}
