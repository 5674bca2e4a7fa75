using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Serverless.Local.Host.Realtime;

/// <summary>
/// The part of the SignalR service's REST interface that the app uses: a message to a group, except to some of its
/// connections. Output bindings cannot leave a connection out.
/// </summary>
internal sealed class HubRest(HubTokens tokens, LiveHubs hubs)
{
    public const string Path = "/api/hubs";

    private const string Excluded = "excluded";
    private const int BodyBytesMax = 1024 * 1024;

    public async Task ServeAsync(HttpContext http)
    {
        var request = http.Request;

        if (!HttpMethods.IsPost(request.Method)
            || request.Path.Value!.Split('/') is not ["", "api", "hubs", var hub, "groups", var group, ":send"])
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!await tokens.AllowsAsync(HubEndpoint.TokenOf(request), request.PathBase + request.Path))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (request.ContentLength > BodyBytesMax || await ReadAsync(request) is not { Target: not null } message)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await hubs.SendToGroupAsync(hub, group, message, [.. request.Query[Excluded].OfType<string>()]);
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    private static async Task<LiveAction?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<LiveAction>(
                request.Body, LiveAction.Json, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
