using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;

namespace Serverless.Functions.Tickets;

/// <summary>
/// A ticket's code as a picture. Browsers keep it and ask each time whether it is still good, because a refund ends it;
/// nobody between them and us keeps it, because whoever has the picture gets in.
/// </summary>
public sealed class TicketPictures(ShowTicketCode showTicketCode)
{
    internal const string SizeSummary = "Pixels of a side: 200 to 1000, 300 when it is not given.";

    // Two pixels for each square of the largest code: with one, scanners miss it.
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
            signed => new RecordableResult(
                mediaType,
                string.Create(CultureInfo.InvariantCulture, $"{signed.Code.Tag}-{size}"),
                "private, no-cache",
                () => draw(signed.Code.Text, size)),
            error => Problem.Of(error, AdmissionProblemMapper.Of));
    }

    private static LimitViolation LimitViolationOf(int size) => size < SizeMin
        ? new LimitViolation("size", LimitKind.TooSmall, SizeMin)
        : new LimitViolation("size", LimitKind.TooLarge, SizeMax);
}
