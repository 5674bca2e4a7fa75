using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class AddFlightEndpoint(AddFlight addFlight)
{
    [Function(nameof(AddFlight))]
    [Authorize(Caller.Admin)]
    [Summary("Adds a flight without schedules.")]
    [Accepts(typeof(AddFlightRequest))]
    [Produces(201, typeof(FlightChangedResponse))]
    [ProducesProblem(
        400,
        "flights.field-missing", "flights.bad-field", "flights.unknown-departure", "flights.unknown-arrival",
        "flights.same-airport", "flights.bad-base-price", "flights.bad-aircraft", "flights.flight-exists")]
    [ProducesProblem(409, "flights.too-many")]
    [ProducesProblem(503, "flights.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/admin/flights")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(FlightsJson.Default.AddFlightRequest, cancellationToken);
        var result = await addFlight.ExecuteAsync(request.User(), body.ToDraft(FlightForm.Plain), cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            flight => new FlightChangedResponse("항공편이 추가되었습니다.") { FlightId = flight.Id.Value },
            FlightsJson.Default.FlightChangedResponse,
            FlightProblemMapper.Of);
    }
}

/// <summary>A flight. Other members, such as an airline or the number of seats, are ignored.</summary>
internal sealed record AddFlightRequest(
    [property: Required, ShownAs(typeof(string)), StringLength(10, MinimumLength = 2)] JsonElement FlightId,
    [property: Required, ShownAs(typeof(string)), StringLength(3, MinimumLength = 3)] JsonElement DepartureAirport,
    [property: Required, ShownAs(typeof(string)), StringLength(3, MinimumLength = 3)] JsonElement ArrivalAirport,
    [property: Required, ShownAs(typeof(string))] JsonElement DepartureTime,
    [property: Required, ShownAs(typeof(string))] JsonElement ArrivalTime,
    [property: Required, ShownAs(typeof(string)), StringLength(50)] JsonElement Aircraft,
    [property: Required, ShownAs(typeof(int)), Range(FlightLimits.BasePriceMin, FlightLimits.PriceMax)]
    JsonElement BasePrice)
{
    public FlightDraft ToDraft(FlightForm form)
    {
        form.Require(
            ("flight_id", FlightId),
            ("departure_airport", DepartureAirport),
            ("arrival_airport", ArrivalAirport),
            ("departure_time", DepartureTime),
            ("arrival_time", ArrivalTime),
            ("aircraft", Aircraft),
            ("base_price", BasePrice));

        return new FlightDraft(
            form.FlightId("flight_id", FlightId),
            (form.Text("departure_airport", DepartureAirport), form.Text("arrival_airport", ArrivalAirport)),
            (form.Time("departure_time", DepartureTime), form.Time("arrival_time", ArrivalTime)),
            form.Text("aircraft", Aircraft),
            form.Whole("base_price", BasePrice));
    }
}

/// <summary>CloudJet's response to a change; with the id of what was added.</summary>
internal sealed record FlightChangedResponse(string Message, bool Success = true)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FlightId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DiscountId { get; init; }
}
