using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http;

/// <summary>How endpoints read requests and write answers: read, execute, answer.</summary>
internal static class HttpRequestExtensions
{
    /// <summary>The body; a request without one is malformed.</summary>
    public static async ValueTask<T> ReadAsync<T>(
        this HttpRequest request, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class =>
        await JsonRequest.ReadAsync(request, json, cancellationToken)
        ?? throw new MalformedRequestException("A JSON body is required.");

    /// <summary>The body, or null when the request has none.</summary>
    public static ValueTask<T?> ReadOptionalAsync<T>(
        this HttpRequest request, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class =>
        JsonRequest.ReadAsync(request, json, cancellationToken);

    /// <summary>
    /// What the operation promised, as <paramref name="map"/> shows it; or its refusal in the route's dialect.
    /// </summary>
    public static IResult Answer<T, TBody>(
        this HttpRequest request,
        int status,
        Result<T> result,
        Func<T, TBody> map,
        JsonTypeInfo<TBody> json,
        ProblemMapper? problemMapper = null)
        where T : notnull =>
        result.IsError
            ? Problem.Of(result.Error, problemMapper)
            : request.Answer(status, map(result.Value), json);

    /// <summary>A success that nothing can refuse.</summary>
    public static IResult Answer<TBody>(this HttpRequest request, int status, TBody body, JsonTypeInfo<TBody> json)
    {
        _ = request;

        return new JsonResult<TBody>(status, body, json);
    }

    /// <summary>Who calls, in a function that only visitors or administrators reach.</summary>
    public static UserId User(this HttpRequest request) =>
        request.Caller()?.Id ?? throw new InvalidOperationException("The function declares no access for visitors.");

    /// <summary>
    /// From which an operation draws its identifiers, so that a repeated request makes nothing twice; null without a key.
    /// </summary>
    public static IdempotencySeed? IdempotencySeed(this HttpRequest request) =>
        RequestScope.Of(request.HttpContext).Recorder?.IdempotencySeed;

    /// <summary>Who calls; null when anyone may, and this one did not say.</summary>
    public static User? Caller(this HttpRequest request) => RequestScope.Of(request.HttpContext).User;

    /// <summary>Where a caller without a token is; empty for all others.</summary>
    public static string Origin(this HttpRequest request) => RequestScope.Of(request.HttpContext).Origin ?? string.Empty;
}
