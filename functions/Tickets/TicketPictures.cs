using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Protection;

namespace Serverless.Functions.Tickets;

/// <summary>
/// Responds with a ticket's code as an image. Browsers cache it and revalidate each time, because a refund ends it.
/// Shared caches must not store it, because the image admits its holder.
/// </summary>
public sealed class TicketPictures(ShowTicketCode showTicketCode)
{
    internal const string SizeSummary = "Pixels per side, from 200 to 1000; the default is 300.";

    // The minimum gives each module of the largest code two pixels; scanners miss modules of one pixel.
    private const int SizeMin = 200;
    private const int SizeMax = 1_000;
    private const int SizeDefault = 300;

    internal async Task<IResult> AnswerAsync(
        HttpRequest request,
        string id,
        string mediaType,
        Func<string, int, byte[]> draw,
        CancellationToken cancellationToken)
    {
        var size = request.Query.ReadNumber("size") ?? SizeDefault;

        if (size is < SizeMin or > SizeMax)
        {
            return Problem.Of(FilmTicketErrors.BadFields([LimitViolationOf(size)]), AdmissionProblemMapper.OfQuery);
        }

        var result = await showTicketCode.ExecuteAsync(request.Caller()?.Id, id, cancellationToken);

        return result.Match<IResult>(
            signed =>
            {
                // Pages of any origin embed it.
                request.HttpContext.Response.Headers[SecurityHeadersMiddleware.ResourcePolicy] = "cross-origin";

                return new RecordableResult(
                    mediaType,
                    string.Create(CultureInfo.InvariantCulture, $"{signed.Code.Tag}-{size}"),
                    "private, no-cache",
                    () => draw(signed.Code.Text, size));
            },
            error => Problem.Of(error, AdmissionProblemMapper.Of));
    }

    private static LimitViolation LimitViolationOf(int size) => size < SizeMin
        ? new LimitViolation("size", LimitKind.TooSmall, SizeMin)
        : new LimitViolation("size", LimitKind.TooLarge, SizeMax);
}
