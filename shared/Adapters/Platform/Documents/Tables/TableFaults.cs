using System.Net;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>Tells answers of the service from requests with an unknown outcome.</summary>
internal static class TableFaults
{
    private const int NoAnswer = 0;

    /// <summary>
    /// No answer, or one that leaves the outcome unknown. The caller's own cancellation does not count.
    /// </summary>
    public static bool IsUnknown(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException failure => failure.Status is NoAnswer
            or (int)HttpStatusCode.RequestTimeout
            or (int)HttpStatusCode.TooManyRequests
            or >= (int)HttpStatusCode.InternalServerError,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AggregateException several => several.InnerExceptions.All(inner => IsUnknown(inner, cancellationToken)),
        _ => false,
    };

    /// <summary>The service rejected the batch because a document is not as the batch requires.</summary>
    public static bool IsConflict(TableTransactionFailedException failure) =>
        failure.Status is (int)HttpStatusCode.Conflict
            or (int)HttpStatusCode.PreconditionFailed
            or (int)HttpStatusCode.NotFound
        && failure.FailedTransactionActionIndex is not null;
}
