using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Platform;

namespace Serverless.Benchmarks.Load;

/// <summary>A client of the platform's API.</summary>
internal sealed class Client(Uri server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 })
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public async Task<string> LogInAsync(string email, string password)
    {
        var (status, body) = await SendAsync(
            HttpMethod.Post, "/api/auth/login", null, new JsonObject { ["email"] = email, ["password"] = password });

        return status == 200 ? (string)body!["token"]! : throw new InvalidOperationException($"Login: {status} {body}");
    }

    public async Task<string> SignUpAsync(string name)
    {
        var email = $"{name}@example.com";
        var (status, body) = await SendAsync(HttpMethod.Post, "/api/auth/signup", null, new JsonObject
        {
            ["name"] = name,
            ["email"] = email,
            ["password"] = "rush-password",
            ["phone"] = "010-1234-5678",
            ["birthDate"] = "1990-01-01",
        });

        return status == 201
            ? await LogInAsync(email, "rush-password")
            : throw new InvalidOperationException($"Sign-up: {status} {body}");
    }

    public async Task<(int Status, JsonNode? Body)> SendAsync(
        HttpMethod method, string path, string? token, JsonNode? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", key ?? new IdSource(TimeProvider.System).Next().ToString());
        }

        if (method == HttpMethod.Put)
        {
            request.Headers.Add("If-Match", "*");
        }

        using var response = await _http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        return ((int)response.StatusCode, bytes.Length == 0 ? null : ReadJson(bytes));
    }

    /// <summary>Sends a request and throws unless the response has a success status.</summary>
    public async Task<JsonNode> DemandAsync(HttpMethod method, string path, string? token, JsonNode? body = null)
    {
        var (status, content) = await SendAsync(method, path, token, body);

        return status is >= 200 and < 300 && content is not null
            ? content
            : throw new InvalidOperationException($"{method} {path}: {status} {content}");
    }

    public void Dispose() => _http.Dispose();

    private static JsonNode? ReadJson(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
