using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Bookings;

// The host takes the first route in the order of the functions' names, so this one comes after ShowBookingHealth.
[ApiContract(ApiContract.CloudJet)]
public sealed class ShowMyBookingEndpoint(ShowMyBooking showMyBooking, TimeProvider clock)
{
    [Function(nameof(ShowMyBooking))]
    [Authorize]
    [Summary("Shows a booking to its owner and to administrators.")]
    [Produces(200, typeof(BookingResponse))]
    [ProducesProblem(404, "bookings.unknown-booking")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/bookings/{bookingNumber}")]
        HttpRequest request,
        string bookingNumber,
        CancellationToken cancellationToken)
    {
        var id = BookingForm.Number(bookingNumber);
        var result = await showMyBooking.ExecuteAsync(request.Caller()!, id, cancellationToken);
        var now = clock.GetUtcNow();

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            booked => new BookingResponse(BookingRow.From(booked, now)),
            BookingsJson.Default.BookingResponse,
            BookingProblemMapper.Of);
    }
}

internal sealed record BookingResponse(BookingRow Booking);
