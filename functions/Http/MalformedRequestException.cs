using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http;

/// <summary>
/// The request cannot be read. The message goes to the client, so it contains nothing but what the client sent.
/// </summary>
public sealed class MalformedRequestException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int Status { get; init; } = StatusCodes.Status400BadRequest;

    public string Reason { get; init; } = "request.malformed";

    /// <summary>Whether the body is a JSON array where an object is expected.</summary>
    public bool IsArray { get; init; }

    /// <summary>The errors in detail, for the API contract that shows them; empty leaves only the message.</summary>
    public IReadOnlyList<FieldError> Faults { get; init; } = [];

    public static MalformedRequestException TooLarge(int bytesMax) =>
        new($"The body has more than {bytesMax} bytes.")
        {
            Status = StatusCodes.Status413PayloadTooLarge,
            Reason = "request.too-large",
        };

    /// <summary>The request lacks the header by which the proxy in front names the client.</summary>
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
