using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListDiscountsEndpoint(IDiscounts discounts, TimeProvider clock)
{
    [Function("ListDiscounts")]
    [Authorize(Caller.Admin)]
    [Summary("Lists the active discounts, newest first.")]
    [Produces(200, typeof(DiscountsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/discounts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var found = await discounts.ListAsync(KoreanTime.DayAt(clock.GetUtcNow()), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            new DiscountsResponse([.. found.Select(DiscountRow.From)]),
            FlightsJson.Default.DiscountsResponse);
    }
}

internal sealed record DiscountsResponse(IReadOnlyList<DiscountRow> Discounts);

/// <param name="CreatedAt">The time in Korea, without a zone.</param>
internal sealed record DiscountRow(
    int DiscountId,
    int ScheduleId,
    int DiscountPercentage,
    string Status,
    string CreatedAt,
    string FlightId,
    DateOnly FlightDate,
    int CurrentPrice,
    string DepartureAirport,
    string ArrivalAirport,
    TimeOnly DepartureTime,
    TimeOnly ArrivalTime,
    string Duration,
    string Airline,
    string DepartureName,
    string ArrivalName,
    int DiscountedPrice)
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss";

    public static DiscountRow From(FlightSchedule schedule)
    {
        var (row, discount) = (ScheduleRow.From(schedule), schedule.Discount!);

        return new DiscountRow(
            discount.Id.Value,
            row.ScheduleId,
            discount.Percentage,
            ScheduleRow.ActiveDiscount,
            KoreanTime.ClockAt(discount.CreatedAt).ToString(TimeForm, CultureInfo.InvariantCulture),
            row.FlightId,
            row.FlightDate,
            row.CurrentPrice,
            row.DepartureAirport,
            row.ArrivalAirport,
            row.DepartureTime,
            row.ArrivalTime,
            row.Duration,
            row.Airline,
            row.DepartureName,
            row.ArrivalName,
            schedule.PayablePrice);
    }
}
