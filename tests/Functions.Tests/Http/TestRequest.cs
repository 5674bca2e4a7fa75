using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Http;

/// <summary>A request and its response without a server.</summary>
internal static class TestRequest
{
    public const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    public static DefaultHttpContext Of(
        string? body = null, string? contentType = "application/json", ApiContract apiContract = ApiContract.Gateway)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Response.Body = new MemoryStream();
        context.Features.Set(new RequestScope(
            FunctionTraits.Unknown with { Name = "Sample", ApiContract = apiContract }, "request-1", TraceId));

        if (body is not null)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            context.Request.Body = new MemoryStream(bytes);
            context.Request.ContentLength = bytes.Length;
            context.Request.ContentType = contentType;
        }

        return context;
    }

    public static async Task<JsonElement> AnswerAsync(this DefaultHttpContext context, IResult result)
    {
        await result.ExecuteAsync(context);
        context.Response.Body.Position = 0;

        return (await JsonDocument.ParseAsync(context.Response.Body)).RootElement;
    }
}
