using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.WaitingRoom.Gateway;

/// <summary>
/// Maps the queue's errors to the gateway's texts and codes, and reads the gateway's required fields.
/// </summary>
internal static class GatewayQueueProblemMapper
{
    public static string ReadEvent(string? eventId) =>
        string.IsNullOrEmpty(eventId) ? throw Missing("event_id is required") : eventId;

    public static string ReadToken(HttpRequest request) =>
        ReadToken(request.Query.ReadText("token"), "token parameter is required");

    public static string ReadToken(string? token, string message) =>
        string.IsNullOrEmpty(token) ? throw Missing(message) : token;

    public static ProblemText? Of(Error error) => error.Code switch
    {
        "waiting-room.unknown-token" => new ProblemText(error.Detail, "TOKEN_NOT_FOUND"),
        "waiting-room.lapsed-token" => new ProblemText(error.Detail, "TOKEN_EXPIRED"),
        "waiting-room.not-yet" => new ProblemText(error.Detail, "NOT_READY"),
        _ => null,
    };

    private static MalformedRequestException Missing(string message) =>
        new(message) { Reason = "request.missing-field" };
}
