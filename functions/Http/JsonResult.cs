using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Http;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Http;

/// <summary>A success with a JSON body.</summary>
internal sealed class JsonResult<TBody>(int status, TBody body, JsonTypeInfo<TBody> json)
    : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext) =>
        RequestScope.Of(httpContext).Recorder is { } recorder
            ? RecordAsync(httpContext, recorder)
            : JsonBody.WriteAsync(
                httpContext.Response,
                status,
                (body, json),
                static (writer, state) => JsonSerializer.Serialize(writer, state.body, state.json));

    // The recorded bytes are the sent bytes, so the body is serialized once.
    private async Task RecordAsync(HttpContext httpContext, ResponseRecorder recorder)
    {
        var bytes = JsonBody.ToBytes((body, json), static (writer, state) =>
            JsonSerializer.Serialize(writer, state.body, state.json));
        var answer = await recorder.KeepAsync(new StoredResponse(status, JsonBody.ContentType, bytes));

        await JsonBody.WriteAsync(httpContext.Response, answer);
    }
}
