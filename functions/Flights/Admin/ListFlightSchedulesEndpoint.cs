using System.Text.Json.Serialization;
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
    [Query("page", typeof(int), "From 1; without page and limit the first 10,000 schedules are returned.")]
    [Query("limit", typeof(int), "Schedules per page, from 1 to 1,000.")]
    [Produces(200, typeof(SchedulesResponse))]
    [ProducesProblem(400, "flights.bad-search")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/schedules")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = FlightPage.Read(request.Query, SchedulesResponse.LimitDefault, SchedulesResponse.LimitMax);
        var found = await flights.ListFromAsync(KoreanTime.DayAt(clock.GetUtcNow()), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, SchedulesResponse.From(found, page), FlightsJson.Default.SchedulesResponse);
    }
}

/// <summary>Schedules; the members after the first are there only when a page was asked for.</summary>
internal sealed record SchedulesResponse(IReadOnlyList<ScheduleRow> Schedules)
{
    public const int LimitDefault = 100;
    public const int LimitMax = 1_000;

    private static readonly FlightPage Longest = new(1, 10_000);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Total { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Page { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Limit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalPages { get; init; }

    public static SchedulesResponse From(IEnumerable<FlightSchedule> schedules, FlightPage? page)
    {
        FlightSchedule[] active =
        [
            .. schedules.Where(schedule => schedule.State is ScheduleState.Active)
                .OrderBy(schedule => schedule.Date)
                .ThenBy(schedule => schedule.Flight.Departure)
                .ThenBy(schedule => schedule.Id.Value),
        ];

        return new SchedulesResponse([.. (page ?? Longest).Cut(active).Select(ScheduleRow.From)])
        {
            Total = page is null ? null : active.Length,
            Page = page?.Number,
            Limit = page?.Size,
            TotalPages = page?.CountOf(active.Length),
        };
    }
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
