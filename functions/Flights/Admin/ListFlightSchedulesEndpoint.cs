using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListFlightSchedulesEndpoint(IFlights flights, TimeProvider clock)
{
    [Function("ListFlightSchedules")]
    [Authorize(Caller.Admin)]
    [Summary("Lists the active schedules from today on, by day and departure.")]
    [Produces(200, typeof(SchedulesResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/schedules")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var found = await flights.ListFromAsync(KoreanTime.DayAt(clock.GetUtcNow()), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, SchedulesResponse.From(found), FlightsJson.Default.SchedulesResponse);
    }
}

internal sealed record SchedulesResponse(IReadOnlyList<ScheduleRow> Schedules)
{
    public static SchedulesResponse From(IEnumerable<FlightSchedule> schedules) => new(
    [
        .. schedules.Where(schedule => schedule.State is ScheduleState.Active)
            .OrderBy(schedule => schedule.Date)
            .ThenBy(schedule => schedule.Flight.Departure)
            .ThenBy(schedule => schedule.Id.Value)
            .Select(ScheduleRow.From),
    ]);
}

internal sealed record ScheduleRow(
    int ScheduleId,
    string FlightId,
    DateOnly FlightDate,
    int CurrentPrice,
    string DepartureAirport,
    string ArrivalAirport,
    TimeOnly DepartureTime,
    TimeOnly ArrivalTime,
    string Duration,
    string Airline,
    string Aircraft,
    string DepartureName,
    string ArrivalName,
    int? DiscountPercentage,
    string? DiscountStatus)
{
    public const string ActiveDiscount = "ACTIVE";

    public static ScheduleRow From(FlightSchedule schedule)
    {
        var flight = schedule.Flight;

        return new ScheduleRow(
            schedule.Id.Value,
            flight.Id.Value,
            schedule.Date,
            schedule.Price,
            flight.Route.Departure.Value,
            flight.Route.Arrival.Value,
            flight.Departure,
            flight.Arrival,
            flight.Duration,
            flight.Airline,
            flight.Aircraft,
            AirportNames.Of(flight.Route.Departure),
            AirportNames.Of(flight.Route.Arrival),
            schedule.Discount?.Percentage,
            schedule.Discount is null ? null : ActiveDiscount);
    }
}
