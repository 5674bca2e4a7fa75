using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;

namespace Serverless.Functions.Flights;

/// <summary>The lists of flights as they are sent. One that is kept is sent without being read.</summary>
public sealed class FlightPages(
    SearchFlights searchFlights, ListOffers listOffers, IFlightResults results, FlightPolicy policy)
{
    private static readonly ReadOnlyMemory<byte> NoRows = "[]"u8.ToArray();

    /// <summary>The rows of a route on a day, as a JSON array. Empty results are not kept.</summary>
    public ValueTask<ReadOnlyMemory<byte>> FindAsync(
        Route route, DateOnly date, CancellationToken cancellationToken) =>
        Airports.Find(route.Departure) is null || Airports.Find(route.Arrival) is null
            ? new ValueTask<ReadOnlyMemory<byte>>(NoRows)
            : results.GetOrMakeAsync(
                FlightResultKey.Of(route, date),
                async token =>
                {
                    var found = await searchFlights.ExecuteAsync(route, date, token);
                    FlightRow[] rows = [.. found.Flights.Select(FlightRow.From)];

                    return new FlightResult(
                        Serialize(rows, FlightRowsJson.Default.IReadOnlyListFlightRow),
                        Shorter(found.ValidFor, policy.ResultLifetime));
                },
                cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> FindFeaturedAsync(CancellationToken cancellationToken) =>
        FindOffersAsync(
            FlightResultKey.Featured,
            FeaturedFlightsResponse.From,
            FlightsJson.Default.FeaturedFlightsResponse,
            cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> FindPromotionsAsync(CancellationToken cancellationToken) =>
        FindOffersAsync(
            FlightResultKey.Promotions,
            PromotionsResponse.From,
            FlightsJson.Default.PromotionsResponse,
            cancellationToken);

    private ValueTask<ReadOnlyMemory<byte>> FindOffersAsync<T>(
        FlightResultKey key, Func<FoundFlights, T> map, JsonTypeInfo<T> json, CancellationToken cancellationToken) =>
        results.GetOrMakeAsync(
            key,
            async token =>
            {
                var found = await listOffers.ExecuteAsync(token);

                // Without offers nothing departs; a new offer removes the empty list.
                return new FlightResult(
                    Serialize(map(found), json),
                    found.Flights.Count == 0
                        ? policy.ResultLifetime
                        : Shorter(found.ValidFor, policy.ResultLifetime));
            },
            cancellationToken);

    private static byte[] Serialize<T>(T value, JsonTypeInfo<T> json) =>
        JsonBody.ToBytes((value, json), static (writer, state) =>
            JsonSerializer.Serialize(writer, state.value, state.json));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
