using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http;

/// <summary>
/// The request cannot be read. The message goes to the client, so it says nothing but what the client sent.
/// </summary>
public sealed class MalformedRequestException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int Status { get; init; } = StatusCodes.Status400BadRequest;

    public string Reason { get; init; } = "request.malformed";

    /// <summary>What exactly is wrong, where the API tells; otherwise the message has to do.</summary>
    public IReadOnlyList<FieldError> Faults { get; init; } = [];

    public static MalformedRequestException TooLarge(int bytesMax) =>
        new($"The body has more than {bytesMax} bytes.")
        {
            Status = StatusCodes.Status413PayloadTooLarge,
            Reason = "request.too-large",
        };

    /// <summary>It lacks the header in which the edge in front of the Functions host names the client.</summary>
    public static MalformedRequestException NoAddress() =>
        new("The request did not come through the public address of this service.")
        {
            Status = StatusCodes.Status403Forbidden,
            Reason = "request.no-address",
        };

    public static MalformedRequestException TooSlow(Exception? cause) =>
        new("The body did not arrive in time.", cause)
        {
            Status = StatusCodes.Status408RequestTimeout,
            Reason = "request.too-slow",
        };
}
