using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.Realtime;

/// <summary>Writes the responses of operations that also return live messages.</summary>
internal static class LiveAnswerExtensions
{
    /// <summary>The operation's value as <paramref name="map"/> shows it, with its messages; or its error.</summary>
    public static LiveAnswer Answer<T, TBody>(
        this HttpRequest request,
        int status,
        Result<WithMessages<T>> result,
        Func<T, TBody> map,
        JsonTypeInfo<TBody> json,
        ProblemMapper? problemMapper = null)
        where T : notnull =>
        result.IsError
            ? new LiveAnswer { Http = Problem.Of(result.Error, problemMapper) }
            : new LiveAnswer
            {
                Http = request.Answer(status, map(result.Value.Result), json),
                Messages = LiveMessages.Translate(result.Value.Messages),
            };

    /// <summary>The same for an operation that has messages also when it fails.</summary>
    public static LiveAnswer Answer<T, TBody>(
        this HttpRequest request,
        int status,
        WithMessages<Result<T>> withMessages,
        Func<T, TBody> map,
        JsonTypeInfo<TBody> json,
        ProblemMapper? problemMapper = null)
        where T : notnull =>
        new()
        {
            Http = request.Answer(status, withMessages.Result, map, json, problemMapper),
            Messages = LiveMessages.Translate(withMessages.Messages),
        };
}
