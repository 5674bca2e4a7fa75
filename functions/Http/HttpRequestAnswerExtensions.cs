using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http;

/// <summary>Writes the responses of operations.</summary>
internal static class HttpRequestAnswerExtensions
{
    /// <summary>
    /// The operation's value as <paramref name="map"/> shows it; or its error in the form of the route's API contract.
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

    /// <summary>A response that is always a success.</summary>
    public static IResult Answer<TBody>(this HttpRequest request, int status, TBody body, JsonTypeInfo<TBody> json) =>
        new JsonResult<TBody>(status, body, json);
}
