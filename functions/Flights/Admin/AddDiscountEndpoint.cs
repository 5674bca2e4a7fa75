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
public sealed class AddDiscountEndpoint(AddDiscount addDiscount)
{
    [Function(nameof(AddDiscount))]
    [Authorize(Caller.Admin)]
    [Summary("Gives a schedule its one discount.")]
    [Accepts(typeof(AddDiscountRequest))]
    [Produces(201, typeof(FlightChangedResponse))]
    [ProducesProblem(
        400,
        "flights.field-missing", "flights.bad-field", "flights.bad-percentage", "flights.unknown-schedule",
        "flights.discount-exists")]
    [ProducesProblem(409, "flights.too-many-discounts")]
    [ProducesProblem(503, "flights.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/admin/discounts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(FlightsJson.Default.AddDiscountRequest, cancellationToken);
        var (schedule, percentage) = body.Read();
        var result = await addDiscount.ExecuteAsync(request.User(), schedule, percentage, cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            id => new FlightChangedResponse("할인이 생성되었습니다.") { DiscountId = id.Value },
            FlightsJson.Default.FlightChangedResponse,
            FlightProblemMapper.Of);
    }
}

internal sealed record AddDiscountRequest(
    [property: Required, ShownAs(typeof(int)), Range(1, ScheduleId.Max)] JsonElement ScheduleId,
    [property: Required, ShownAs(typeof(int)), Range(Fare.PercentageMin, Fare.PercentageMax)]
    JsonElement DiscountPercentage)
{
    public (ScheduleId Schedule, int Percentage) Read()
    {
        var form = FlightForm.Plain;
        form.Require(("schedule_id", ScheduleId), ("discount_percentage", DiscountPercentage));

        return (
            new ScheduleId(form.Whole("schedule_id", ScheduleId)),
            form.Whole("discount_percentage", DiscountPercentage));
    }
}
