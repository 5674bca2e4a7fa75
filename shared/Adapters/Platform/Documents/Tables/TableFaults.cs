using System.Net;
using Azure;
using Azure.Data.Tables;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>
/// Tells answers of the service from requests with an unknown outcome, and from requests that it refuses because of its
/// own state or of our account. The last two are unavailability; everything else is a bug.
/// </summary>
internal static class TableFaults
{
    private const int NoAnswer = 0;

    // The account or the table is not there, or not usable. The client's statuses for them also have other meanings.
    private static readonly string[] RefusedCodes =
    [
        "AccountBeingCreated", "AccountIsDisabled", "TableBeingDeleted", "TableNotFound",
        "InvalidAuthenticationInfo", "InsufficientAccountPermissions", "OperationTimedOut", "ServerBusy",
    ];

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
        HttpRequestException or IOException or TimeoutException => true,
        AggregateException several => several.InnerExceptions.All(inner => IsUnknown(inner, cancellationToken)),
        _ => false,
    };

    /// <summary>
    /// The service answered that it serves nobody, or not us: a wrong or expired key, a disabled account, a table that
    /// is being deleted. Nothing was done.
    /// </summary>
    public static bool IsRefused(Exception exception) => exception switch
    {
        RequestFailedException { Status: (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden } => true,
        RequestFailedException { ErrorCode: { } code } => RefusedCodes.Contains(code, StringComparer.Ordinal),
        AggregateException several => several.InnerExceptions.Any(IsRefused),
        _ => false,
    };

    /// <summary>What to throw instead of a refusal; the service's own words may name the account.</summary>
    public static DependencyUnavailableException Refused(Exception exception) =>
        new("The tables refuse requests at present.", exception);

    /// <summary>The service rejected the batch because a document is not as the batch requires.</summary>
    public static bool IsConflict(TableTransactionFailedException failure) =>
        failure.Status is (int)HttpStatusCode.Conflict
            or (int)HttpStatusCode.PreconditionFailed
            or (int)HttpStatusCode.NotFound
        && failure.FailedTransactionActionIndex is not null
        && !IsRefused(failure);
}
