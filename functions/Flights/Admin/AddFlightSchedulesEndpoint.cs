using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class AddFlightSchedulesEndpoint(AddFlightSchedules addFlightSchedules)
{
    [Function(nameof(AddFlightSchedules))]
    [Authorize(Caller.Admin)]
    [Summary("Adds or replaces a flight together with schedules, all or nothing.")]
    [Accepts(typeof(AddFlightSchedulesRequest))]
    [Produces(201, typeof(AddFlightSchedulesResponse))]
    [ProducesProblem(
        400,
        "flights.field-missing", "flights.bad-field", "flights.bad-mode", "flights.unknown-departure",
        "flights.unknown-arrival", "flights.same-airport", "flights.bad-base-price", "flights.bad-aircraft",
        "flights.ends-before-start", "flights.range-too-long", "flights.too-far-away", "flights.bad-price",
        "flights.bad-seats")]
    [ProducesProblem(409, "flights.too-many")]
    [ProducesProblem(503, "flights.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/admin/flights-with-schedules")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(FlightsJson.Default.AddFlightSchedulesRequest, cancellationToken);
        var draft = (body.Flight ?? AddFlightSchedulesRequest.NoFlight).ToDraft(FlightForm.Flight);
        var schedule = body.Schedule ?? new FlightScheduleForm();
        var isRange = schedule.IsRange();
        var result = await addFlightSchedules.ExecuteAsync(
            request.User(), draft, () => schedule.ToDraft(isRange), cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            AddFlightSchedulesResponse.From,
            FlightsJson.Default.AddFlightSchedulesResponse,
            FlightProblemMapper.Of);
    }
}

internal sealed record AddFlightSchedulesRequest(
    [property: Required] AddFlightRequest? Flight, [property: Required] FlightScheduleForm? Schedule)
{
    public static readonly AddFlightRequest NoFlight =
        new(default, default, default, default, default, default, default);
}

internal sealed record FlightScheduleForm
{
    private const string Single = "SINGLE";

    [ShownAs(typeof(string)), AllowedValues("single", "range")]
    public JsonElement Mode { get; init; }

    [ShownAs(typeof(DateOnly))]
    public JsonElement Date { get; init; }

    [ShownAs(typeof(DateOnly))]
    public JsonElement StartDate { get; init; }

    [ShownAs(typeof(DateOnly))]
    public JsonElement EndDate { get; init; }

    [ShownAs(typeof(int)), Range(0, FlightLimits.PriceMax)]
    public JsonElement CurrentPrice { get; init; }

    [ShownAs(typeof(int)), Range(0, FlightLimits.SeatsMax)]
    public JsonElement AvailableSeats { get; init; }

    public bool? Overwrite { get; init; }

    public bool IsRange() => (FlightForm.IsMissing(Mode) ? Single : Mode.ToString().ToUpperInvariant()) switch
    {
        Single => false,
        "RANGE" => true,
        _ => throw new MalformedRequestException("schedule.mode는 single 또는 range여야 합니다.")
        {
            Reason = FlightErrors.BadMode.Code,
        },
    };

    public ScheduleDraft ToDraft(bool isRange)
    {
        var form = FlightForm.Schedule;

        if (!isRange)
        {
            form.Require(("date", Date));
        }
        else if (FlightForm.IsMissing(StartDate) || FlightForm.IsMissing(EndDate))
        {
            throw form.Missing("start_date, schedule.end_date");
        }

        var first = isRange ? form.Date("start_date", StartDate) : form.Date("date", Date);

        return new ScheduleDraft(
            first,
            isRange ? form.Date("end_date", EndDate) : first,
            FlightForm.IsMissing(CurrentPrice) ? null : form.Whole("current_price", CurrentPrice),
            FlightForm.IsMissing(AvailableSeats) ? null : form.Whole("available_seats", AvailableSeats),
            Overwrite ?? false);
    }
}

internal sealed record AddFlightSchedulesResponse(bool Success, AddedSchedulesRow Result)
{
    public static AddFlightSchedulesResponse From(AddedSchedules added) => new(
        true,
        new AddedSchedulesRow(
            added.Flight.Value, added.CreatedCount, added.SkippedCount, added.CreatedCount + added.SkippedCount));
}

internal sealed record AddedSchedulesRow(string FlightId, int CreatedSchedules, int Skipped, int TotalRequested);
