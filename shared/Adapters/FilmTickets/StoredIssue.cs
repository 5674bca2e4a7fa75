using System.Text.Json.Serialization;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.FilmTickets;

/// <summary>The stored result of an order with an idempotency key; it stays as long as its tickets.</summary>
internal sealed record StoredIssue(
    string OrderHash, IReadOnlyList<Guid> Ids, string TheaterName, string MovieTitle, int PriceInWon)
{
    public IssuedFilmTickets ToReplay() => new(Ids, TheaterName, MovieTitle, PriceInWon, IsReplay: true);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(FilmTicket))]
[JsonSerializable(typeof(StoredIssue))]
[JsonSerializable(typeof(long[]))]
internal sealed partial class TicketStoreJson : JsonSerializerContext;
