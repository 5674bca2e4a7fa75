using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Edge;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Edge;

/// <summary>A success with a JSON body.</summary>
internal sealed class JsonAnswer<TBody>(int status, TBody body, JsonTypeInfo<TBody> json)
    : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext) =>
        RequestScope.Of(httpContext).Keeper is { } keeper
            ? KeepAsync(httpContext, keeper)
            : JsonBody.WriteAsync(
                httpContext.Response,
                status,
                (body, json),
                static (writer, state) => JsonSerializer.Serialize(writer, state.body, state.json));

    // What is kept is what is sent, byte by byte, so it is written once.
    private async Task KeepAsync(HttpContext httpContext, AnswerKeeper keeper)
    {
        var bytes = JsonBody.ToBytes((body, json), static (writer, state) =>
            JsonSerializer.Serialize(writer, state.body, state.json));
        var answer = await keeper.KeepAsync(new KeptAnswer(status, JsonBody.ContentType, bytes));

        await JsonBody.WriteAsync(httpContext.Response, answer);
    }
}
