using System.Net;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>Tells an answer of the service from a request whose outcome nobody knows.</summary>
internal static class TableFaults
{
    private const int NoAnswer = 0;

    /// <summary>
    /// No answer, or one that does not tell whether the service did it. The caller's own cancellation is none of these.
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

    /// <summary>The service looked at the batch and found a document other than it requires.</summary>
    public static bool IsConflict(TableTransactionFailedException failure) =>
        failure.Status is (int)HttpStatusCode.Conflict
            or (int)HttpStatusCode.PreconditionFailed
            or (int)HttpStatusCode.NotFound
        && failure.FailedTransactionActionIndex is not null;
}
