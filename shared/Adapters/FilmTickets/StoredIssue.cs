using System.Text.Json.Serialization;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.FilmTickets;

/// <summary>What an order that came with a key was answered; it stays as long as its tickets.</summary>
internal sealed record StoredIssue(
    string OrderHash, IReadOnlyList<Guid> Ids, string TheaterName, string MovieTitle, int PriceInWon)
{
    public IssuedFilmTickets IdempotencySeed() => new(Ids, TheaterName, MovieTitle, PriceInWon, IsReplay: true);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(FilmTicket))]
[JsonSerializable(typeof(StoredIssue))]
[JsonSerializable(typeof(long[]))]
internal sealed partial class TicketStoreJson : JsonSerializerContext;
