using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class SearchBookingsEndpoint(SearchBookings searchBookings, TimeProvider clock)
{
    [Function(nameof(SearchBookings))]
    [Authorize(Caller.Admin)]
    [Summary("Finds bookings by a part of their number, or of a customer's or passenger's name or e-mail address.")]
    [Query("term", typeof(string), "What to find, in any case.", IsRequired = true)]
    [Produces(200, typeof(CustomerBookingsResponse))]
    [ProducesProblem(400, "bookings.term-missing")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/bookings/search")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await searchBookings.ExecuteAsync(request.Query.ReadText("term"), cancellationToken);
        var now = clock.GetUtcNow();

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            found => CustomerBookingsResponse.From(found, now),
            BookingsJson.Default.CustomerBookingsResponse,
            BookingProblemMapper.Of);
    }
}
