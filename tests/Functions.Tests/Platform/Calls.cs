using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Platform;

/// <summary>Sends requests to endpoints.</summary>
internal static partial class Calls
{
    public const string UnknownId = "0198c0de-0000-7000-8000-000000000001";

    public static async Task<Answer> SendAsync(
        this HttpClient client, HttpMethod method, string path, string? token = null, HttpContent? body = null,
        string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        // Every change gets an idempotency key. Tests without a key send the request themselves.
        if (method != HttpMethod.Get && method != HttpMethod.Head)
        {
            request.Headers.Add("Idempotency-Key", key ?? new IdSource(TimeProvider.System).Next().ToString());
        }

        // Administrators' edits here are of any version. Tests of conditions send the request themselves.
        if ((method == HttpMethod.Put || method == HttpMethod.Delete)
            && path.StartsWith("/api/v1/admin/events/", StringComparison.Ordinal))
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        }

        return await client.ReadAsync(request);
    }

    /// <summary>Sends a request unchanged.</summary>
    public static async Task<Answer> ReadAsync(this HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);

        return new Answer(
            (int)response.StatusCode,
            response.Headers,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync());
    }

    public static Task<Answer> PostAsync(
        this HttpClient client, string path, string json, string? token = null, string? key = null) =>
        client.SendAsync(HttpMethod.Post, path, token, Json(json), key);

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static string PathOf(FunctionTraits endpoint, string id = UnknownId) =>
        "/" + Parameter().Replace(endpoint.Route!, match => match.Value switch
        {
            PathTemplate.Root => string.Empty,
            var parameter when parameter.Contains("rsv_", StringComparison.Ordinal) => $"rsv_{id}",
            _ => id,
        });

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})+\}")]
    private static partial Regex Parameter();
}

internal sealed record Answer(int Status, HttpResponseHeaders Headers, string? MediaType, string Text)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public string? Reason => Body.TryGetProperty("reason", out var reason) ? reason.GetString() : null;

    public string? Message => Body.TryGetProperty("message", out var message) ? message.GetString() : null;

    /// <summary>Asserts that this is an error response of the API contract.</summary>
    public void IsProblemIn(ApiContract apiContract)
    {
        Assert.Equal("application/json", MediaType);
        Assert.Equal(Status, Body.GetProperty("status").GetInt32());
        Assert.NotEmpty(Body.GetProperty("title").GetString()!);
        AssertDetail(apiContract);
        Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", Reason);
        Assert.Single(Headers.GetValues("X-Request-Id"));

        if (apiContract == ApiContract.Gateway)
        {
            Assert.NotEmpty(Body.GetProperty("error").GetProperty("code").GetString()!);
            Assert.Equal(32, Body.GetProperty("error").GetProperty("trace_id").GetString()!.Length);
        }
        else
        {
            Assert.NotEmpty(Message!);
            Assert.Equal(apiContract == ApiContract.Tiketi, Body.TryGetProperty("success", out _));
        }
    }

    // The movie API lists each validation error of a bad request.
    private void AssertDetail(ApiContract apiContract)
    {
        var detail = Body.GetProperty("detail");

        if (apiContract != ApiContract.Movie || Status != 400)
        {
            Assert.NotEmpty(detail.GetString()!);

            return;
        }

        Assert.NotEmpty(detail.EnumerateArray());
        Assert.All(detail.EnumerateArray(), error =>
        {
            Assert.NotEmpty(error.GetProperty("type").GetString()!);
            Assert.NotEmpty(error.GetProperty("loc").EnumerateArray());
            Assert.NotEmpty(error.GetProperty("msg").GetString()!);
            Assert.True(error.TryGetProperty("input", out _));
        });
    }
}
