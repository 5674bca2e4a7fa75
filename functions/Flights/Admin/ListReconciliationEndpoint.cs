using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Platform;
using Serverless.Functions.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListReconciliationEndpoint(IReconciliationFindings findings)
{
    private const int ListedMax = 500;

    [Function("ListReconciliation")]
    [Authorize(Caller.Admin)]
    [Summary("Lists the payments that did not agree with their receipts or bookings, and what was repaired.")]
    [Produces(200, typeof(ReconciliationResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/reconciliation")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var found = await findings.ListAsync(ListedMax, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            new ReconciliationResponse([.. found.Select(ReconciliationRow.From)]),
            BookingsJson.Default.ReconciliationResponse);
    }
}

internal sealed record ReconciliationResponse(IReadOnlyList<ReconciliationRow> Findings);

/// <param name="FoundAt">The time in Korea, without a zone.</param>
internal sealed record ReconciliationRow(
    string OrderId,
    int PaymentId,
    int? BookingId,
    [property: AllowedValues(
        "receipt-missing", "receipt-differs", "refund-unknown", "refund-open", "paid-without-booking",
        "attached-again", "paid-back", "refunded-again", "refund-impossible", "money-went-back")] string Finding,
    bool Repaired,
    string FoundAt)
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss";

    public static ReconciliationRow From(ReconciliationFinding finding) => new(
        finding.Order.Value,
        finding.Number,
        finding.Booking,
        NameOf(finding.Disagreement),
        finding.IsRepaired,
        KoreanTime.ClockAt(finding.FoundAt).ToString(TimeForm, CultureInfo.InvariantCulture));

    private static string NameOf(Disagreement disagreement) => disagreement switch
    {
        Disagreement.ReceiptMissing => "receipt-missing",
        Disagreement.ReceiptDiffers => "receipt-differs",
        Disagreement.RefundUnknown => "refund-unknown",
        Disagreement.RefundOpen => "refund-open",
        Disagreement.PaidWithoutBooking => "paid-without-booking",
        Disagreement.AttachedAgain => "attached-again",
        Disagreement.PaidBack => "paid-back",
        Disagreement.RefundedAgain => "refunded-again",
        Disagreement.RefundImpossible => "refund-impossible",
        _ => "money-went-back",
    };
}
