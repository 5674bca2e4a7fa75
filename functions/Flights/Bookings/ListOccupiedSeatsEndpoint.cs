using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Flights.Bookings;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListOccupiedSeatsEndpoint(ShowCabin showCabin)
{
    [Function("ListOccupiedSeats")]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Lists the seats of a schedule that are booked, in the order of their texts.")]
    [Produces(200, typeof(OccupiedSeatsResponse))]
    [ProducesProblem(404, "request.unknown-route")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/bookings/occupied-seats/{scheduleId}")]
        HttpRequest request,
        string scheduleId,
        CancellationToken cancellationToken)
    {
        // The published API has this path for numbers only.
        if (!long.TryParse(scheduleId, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new Problem(
                StatusCodes.Status404NotFound, "request.unknown-route", "항공편 스케줄을 찾을 수 없습니다.");
        }

        var schedule = new ScheduleId(number <= ScheduleId.Max ? (int)number : 0);
        var result = await showCabin.ExecuteAsync(schedule, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            OccupiedSeatsResponse.From(result.Value),
            BookingsJson.Default.OccupiedSeatsResponse);
    }
}

internal sealed record OccupiedSeatsResponse(IReadOnlyList<string> OccupiedSeats)
{
    /// <summary>Without a map, of an unknown schedule, no seat is occupied.</summary>
    public static OccupiedSeatsResponse From(SeatMap? map)
    {
        var seats = new List<string>();

        for (var i = 0; i < map?.States.Length; i++)
        {
            if (map.States.Span[i] != (byte)SeatState.Available)
            {
                seats.Add(map.Layout.SeatAt(i).Label);
            }
        }

        seats.Sort(StringComparer.Ordinal);

        return new OccupiedSeatsResponse(seats);
    }
}
