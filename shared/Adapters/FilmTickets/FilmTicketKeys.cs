using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// The keys of the stored film tickets. Tickets, idempotency keys and lists share one partition, so that one batch
/// changes a ticket and all counts that include it.
/// </summary>
internal static class FilmTicketKeys
{
    public const string KeyPrefix = "key:";

    private const int ListHashLength = 32;

    public static DocumentPartition Partition { get; } = new("tickets", "all");

    /// <summary>The document of a ticket's check-in or refund.</summary>
    public static string Admission(Guid id) => $"admission:{id:N}";

    public static string FilmTicket(Guid id) => $"ticket:{id:N}";

    public static string Key(IssueKey key) =>
        // The length separates the caller's id from the key.
        $"{KeyPrefix}{HashOf($"{key.Caller.Length}:{key.Caller}{key.Key}")}";

    /// <summary>The positions of an order's tickets in their lists.</summary>
    public static string Positions(long firstNumber) =>
        string.Create(CultureInfo.InvariantCulture, $"places:{firstNumber:D15}");

    /// <summary>The list of all tickets first, then one for each combination of filter members.</summary>
    public static string[] ListsOf(FilmTicketOrder order) =>
    [
        List(null, null, null),
        List(order.TheaterName, null, null),
        List(null, order.UserId, null),
        List(order.TheaterName, order.UserId, null),
        List(null, null, order.MovieTitle),
        List(order.TheaterName, null, order.MovieTitle),
        List(null, order.UserId, order.MovieTitle),
        List(order.TheaterName, order.UserId, order.MovieTitle),
    ];

    public static string List(string? theaterName, string? userId, string? movieTitle)
    {
        if ((theaterName, userId, movieTitle) == (null, null, null))
        {
            return "list:all";
        }

        var words = new StringBuilder();

        foreach (var text in (string?[])[theaterName, userId, movieTitle])
        {
            words.Append(text?.Length ?? -1).Append(':').Append(text);
        }

        return $"list:{HashOf(words.ToString())[..ListHashLength]}";
    }

    public static string Block(string list, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}:b{number:D12}");

    public static string IndexPage(string list, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}:s{number:D8}");

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
