using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowBookingStatisticsEndpoint(ShowBookingStatistics showStatistics)
{
    [Function(nameof(ShowBookingStatistics))]
    [Authorize(Caller.Admin)]
    [Summary("Counts the newest bookings and their money, and how full the flights of the next week are.")]
    [Produces(200, typeof(BookingStatisticsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/stats")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.Answer(
            StatusCodes.Status200OK,
            BookingStatisticsResponse.From(await showStatistics.ExecuteAsync(cancellationToken)),
            BookingsJson.Default.BookingStatisticsResponse);
}

/// <param name="Revenue">In won: what was paid, without what went back.</param>
/// <param name="LoadFactor">The part of the seats of the next week's flights that is sold, from 0 to 1.</param>
/// <param name="IsComplete">Whether all bookings were counted, and not only the newest.</param>
internal sealed record BookingStatisticsResponse(
    BookingCounts Bookings, long Revenue, long Refunded, double LoadFactor, bool IsComplete)
{
    public static BookingStatisticsResponse From(BookingStatistics statistics) => new(
        new BookingCounts(
            statistics.Confirmed + statistics.Cancelled + statistics.Completed,
            statistics.Confirmed,
            statistics.Cancelled,
            statistics.Completed,
            statistics.Unpaid),
        statistics.Revenue,
        statistics.Refunded,
        statistics.SeatsOnSale == 0
            ? 0
            : Math.Round(1 - ((double)statistics.SeatsAvailable / statistics.SeatsOnSale), 4),
        statistics.IsComplete);
}

internal sealed record BookingCounts(int Total, int Confirmed, int Cancelled, int Completed, int Unpaid);
