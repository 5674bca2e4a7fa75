using System.ComponentModel.DataAnnotations;
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
public sealed class ShowCabinEndpoint(ShowCabin showCabin)
{
    [Function(nameof(ShowCabin))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Shows every seat of a schedule with its state.")]
    [Produces(200, typeof(CabinResponse))]
    [ProducesProblem(404, "flights.unknown-schedule")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/bookings/seat-map/{scheduleId}")]
        HttpRequest request,
        string scheduleId,
        CancellationToken cancellationToken)
    {
        var isNumber = int.TryParse(scheduleId, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var result = await showCabin.ExecuteAsync(new ScheduleId(isNumber ? number : 0), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            map => CabinResponse.From(number, map),
            BookingsJson.Default.CabinResponse,
            _ => new ProblemText("항공편 스케줄을 찾을 수 없습니다.", Status: StatusCodes.Status404NotFound));
    }
}

/// <param name="Letters">The seats of a row; the aisle is in the middle.</param>
internal sealed record CabinResponse(int ScheduleId, int Rows, string Letters, IReadOnlyList<CabinSeat> Seats)
{
    public static CabinResponse From(int schedule, SeatMap map)
    {
        var seats = new CabinSeat[map.Layout.SeatCount];

        for (var i = 0; i < seats.Length; i++)
        {
            seats[i] = new CabinSeat(map.Layout.SeatAt(i).Label, StatusOf(map, i));
        }

        return new CabinResponse(schedule, seats.Length / Cabin.SeatsPerRow, "ABCDEF", seats);
    }

    private static string StatusOf(SeatMap map, int index) =>
        index >= map.States.Length || map.States.Span[index] != (byte)SeatState.Available ? "occupied"
        : index >= (map.Performance.SeatsOnSale ?? map.Layout.SeatCount) ? "blocked"
        : "available";
}

internal sealed record CabinSeat(
    string SeatNumber, [property: AllowedValues("available", "occupied", "blocked")] string Status);
