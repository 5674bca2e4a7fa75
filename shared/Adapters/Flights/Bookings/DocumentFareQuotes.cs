using System.Globalization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Adapters.Flights.Bookings;

/// <summary>
/// The quotes of a user in one partition. A new one removes those that are over, so that few are left of any user.
/// </summary>
internal sealed class DocumentFareQuotes(IDocuments documents, TimeProvider clock) : IFareQuotes
{
    private const string Collection = "fare-quotes";
    private const int ListedMax = 50;
    private const int TimeDigits = 15;

    public async Task<IReadOnlyList<QuotedFare>> ListAsync(
        UserId user, ScheduleId schedule, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            PartitionOf(user), DocumentRange.Prefix(PrefixOf(schedule)), ListedMax, cancellationToken);
        var now = clock.GetUtcNow();

        return
        [
            .. page.Documents
                .Select(found => DocumentJson.Read(found, BookingJson.Default.StoredQuote))
                .Where(quote => quote.ExpiresAt > now)
                .Select(quote => new QuotedFare(quote.Fare, quote.Passengers)),
        ];
    }

    public async Task AddAsync(
        UserId user, ScheduleId schedule, QuotedFare quote, DateTimeOffset expiresAt,
        CancellationToken cancellationToken)
    {
        var known = await documents.ListAsync(
            PartitionOf(user), DocumentRange.Prefix(string.Empty), ListedMax, cancellationToken);
        var now = clock.GetUtcNow();
        var id = IdOf(schedule, quote, expiresAt);
        var body = DocumentJson.ToBody(
            new StoredQuote(quote.Fare, quote.PassengerCount, expiresAt), BookingJson.Default.StoredQuote);

        await documents.CommitAsync(
            PartitionOf(user),
            [
                new DocumentWrite.Upsert(id, body),
                .. known.Documents
                    .Where(found => found.Id != id
                        && DocumentJson.Read(found, BookingJson.Default.StoredQuote).ExpiresAt <= now)
                    .Select(found => new DocumentWrite.Delete(found.Id)),
            ],
            cancellationToken);
    }

    private static DocumentPartition PartitionOf(UserId user) => new(Collection, user.Value);

    private static string PrefixOf(ScheduleId schedule) =>
        string.Create(CultureInfo.InvariantCulture, $"{schedule.Value:D8}:");

    // The quotes of a schedule that end last come first.
    private static string IdOf(ScheduleId schedule, QuotedFare quote, DateTimeOffset expiresAt)
    {
        var left = (DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - expiresAt.ToUnixTimeMilliseconds())
            .ToString($"D{TimeDigits}", CultureInfo.InvariantCulture);

        return string.Create(
            CultureInfo.InvariantCulture, $"{PrefixOf(schedule)}{left}:{quote.Fare}:{quote.PassengerCount}");
    }
}

/// <summary>A fare that was quoted.</summary>
internal sealed record StoredQuote(long Fare, int Passengers, DateTimeOffset ExpiresAt);
