using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Edge;

/// <summary>A success with a JSON body.</summary>
internal sealed class JsonAnswer<TBody>(int status, TBody body, JsonTypeInfo<TBody> json)
    : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext) => JsonBody.WriteAsync(
        httpContext.Response,
        status,
        (body, json),
        static (writer, state) => JsonSerializer.Serialize(writer, state.body, state.json));
}
