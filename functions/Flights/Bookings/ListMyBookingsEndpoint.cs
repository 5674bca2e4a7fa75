using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Bookings;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListMyBookingsEndpoint(ListMyBookings listMyBookings, TimeProvider clock)
{
    [Function(nameof(ListMyBookings))]
    [Authorize]
    [Summary("Lists the caller's bookings, newest first.")]
    [Query("page", typeof(int), "From 1; without it the first.")]
    [Query("limit", typeof(int), "Bookings per page; without it all of the newest that are listed.")]
    [Produces(200, typeof(BookingsResponse))]
    [ProducesProblem(400, "bookings.bad-field", "bookings.bad-page")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/bookings")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (page, limit) = (
            BookingForm.Whole("page", request.Query.ReadText("page")),
            BookingForm.Whole("limit", request.Query.ReadText("limit")));
        var result = await listMyBookings.ExecuteAsync(request.User(), page, limit, cancellationToken);
        var now = clock.GetUtcNow();

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            found => new BookingsResponse([.. found.Select(booked => BookingRow.From(booked, now))]),
            BookingsJson.Default.BookingsResponse,
            BookingProblemMapper.Of);
    }
}

internal sealed record BookingsResponse(IReadOnlyList<BookingRow> Bookings);
