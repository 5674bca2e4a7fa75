using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Local.Processes;

namespace Serverless.Local.Tests.Startup;

/// <summary>The log on standard output at the most detailed level.</summary>
public sealed class RequestLogTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private const string Card = "4242424242424242";
    private const string QueryToken = "wtkn_a-secret-in-the-query";
    private const string BadToken = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiJtYWxsb3J5In0.c2lnbmF0dXJl";
    private const string RequestId = "request-of-a-test";

    private readonly string _folder = Directory.CreateTempSubdirectory("serverless-log-").FullName;
    private readonly string _address = $"http://127.0.0.1:{LoopbackPort.FindFree()}";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);

        return Task.CompletedTask;
    }

    [Fact]
    public async Task Logs_every_request_in_the_documented_form_without_secrets()
    {
        await using var program = LocalProgram.Start(
            new Dictionary<string, string>
            {
                ["LOG_LEVEL"] = "trace",
                ["Logging__LogLevel__Default"] = "Debug",
                ["SERVICE_NAME"] = "log-test",
            },
            "--data", _folder, "--urls", _address);
        await program.IsReadyAsync();
        using var http = new HttpClient { BaseAddress = new Uri(_address) };

        var token = await SignUpAndLogInAsync(http);
        var (reservation, status) = await PayAsync(http, token);
        await BadRequestsAsync(http);
        await program.SignalAsync("TERM");
        Assert.Equal(0, await program.ExitAsync());

        Assert.Equal(200, status);
        var lines = program.Output.Split('\n').Where(line => line.StartsWith('{')).Select(Parse).ToArray();
        var requests = lines.Where(line => Text(line, "msg") == "request_completed").ToArray();
        Assert.All(lines, line => Assert.All(
            (string[])["ts", "level", "msg", "service", "caller"], name => Assert.NotNull(Text(line, name))));
        Assert.All(lines, line => Assert.Equal("log-test", Text(line, "service")));
        Assert.All(requests, IsComplete);
        var confirmed = Assert.Single(requests, line => Text(line, "caller") == "ConfirmReservation");
        Assert.Equal("/api/v1/reservations/{id}/confirm", Text(confirmed, "http.route"));
        Assert.Equal($"/api/v1/reservations/{reservation}/confirm", Text(confirmed, "http.path"));
        Assert.Equal(JsonValueKind.String, confirmed.GetProperty("user_id").ValueKind);
        var health = Assert.Single(requests, line => Text(line, "caller") == "ShowHealth");
        Assert.Equal(RequestId, Text(health, "request_id"));
        var rejected = Assert.Single(requests, line => Text(line, "caller") == "ShowProfile");
        Assert.Equal(401, rejected.GetProperty("http.status").GetInt32());
        Assert.Equal("access.token-invalid", Text(rejected, "reason"));

        Assert.All(
            (string[])
            [
                Password, Card, QueryToken, BadToken, token, token.Split('.')[2], "sign-up@example.com", "Bearer ",
            ],
            secret => Assert.DoesNotContain(secret, program.Output, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Logs_no_requests_at_warning_level()
    {
        await using var program = LocalProgram.Start(
            new Dictionary<string, string> { ["LOG_LEVEL"] = "warn" },
            "--data", _folder, "--urls", _address, "--no-samples");
        await program.IsReadyAsync();
        using var http = new HttpClient { BaseAddress = new Uri(_address) };

        await http.GetAsync("/health");
        await program.SignalAsync("TERM");
        await program.ExitAsync();

        Assert.DoesNotContain("request_completed", program.Output, StringComparison.Ordinal);
    }

    private static async Task<string> SignUpAndLogInAsync(HttpClient http)
    {
        using var signedUp = await http.PostAsJsonAsync("/api/auth/signup", new
        {
            name = "Log Reader",
            email = "sign-up@example.com",
            password = Password,
            phone = "010-1234-5678",
            birthDate = "1990-12-10",
        });
        Assert.True(signedUp.IsSuccessStatusCode, await signedUp.Content.ReadAsStringAsync());
        using var loggedIn = await http.PostAsJsonAsync(
            "/api/auth/login", new { email = "sign-up@example.com", password = Password });
        loggedIn.EnsureSuccessStatusCode();
        using var wrong = await http.PostAsJsonAsync(
            "/api/auth/login", new { email = "sign-up@example.com", password = $"{Password}?" });

        return (await loggedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Buys a ticket of the first event that sells one, by card.</summary>
    private static async Task<(string Reservation, int Status)> PayAsync(HttpClient http, string token)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var events = await http.GetFromJsonAsync<JsonElement>("/api/v1/events?limit=100");

        foreach (var show in events.GetProperty("events").EnumerateArray())
        {
            var id = show.GetProperty("id").GetString();
            await http.PostAsync($"/api/v1/queue/check/{id}", content: null);
            var types = await http.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/event/{id}");

            foreach (var type in FindIds(types))
            {
                using var held = await http.PostAsJsonAsync("/api/v1/reservations", new
                {
                    eventId = id,
                    items = new[] { new { ticketTypeId = type, quantity = 1 } },
                });

                if (held.IsSuccessStatusCode)
                {
                    return await ConfirmAsync(http, await held.Content.ReadFromJsonAsync<JsonElement>());
                }
            }
        }

        throw new InvalidOperationException("No event sells a ticket.");
    }

    private static async Task<(string Reservation, int Status)> ConfirmAsync(HttpClient http, JsonElement held)
    {
        var reservation = held.GetProperty("reservation");
        var id = reservation.GetProperty("id").GetString()!;
        using var intent = await SendAsync(http, HttpMethod.Post, "/api/v1/payment/intent", new JsonObject
        {
            ["reservation_id"] = id,
            ["amount"] = reservation.GetProperty("totalAmount").GetInt64(),
            ["currency"] = "KRW",
            ["card"] = Card,
        });
        Assert.True(intent.IsSuccessStatusCode, await intent.Content.ReadAsStringAsync());
        using var confirmed = await SendAsync(http, HttpMethod.Post, $"/api/v1/reservations/{id}/confirm", body: null);

        return (id, (int)confirmed.StatusCode);
    }

    private static async Task BadRequestsAsync(HttpClient http)
    {
        using var named = new HttpRequestMessage(HttpMethod.Get, $"/health?token={QueryToken}");
        named.Headers.Add("X-Request-Id", RequestId);
        using var health = await http.SendAsync(named);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", BadToken);
        using var profile = await http.GetAsync("/api/auth/profile");
        using var nowhere = await http.GetAsync($"/nowhere%0a{{\"level\":\"forged\"}}?token={QueryToken}");
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", new Domain.Platform.IdSource(TimeProvider.System).Next().ToString());

        return await http.SendAsync(request);
    }

    private static void IsComplete(JsonElement line)
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", Text(line, "ts"));
        Assert.Equal("info", Text(line, "level"));
        Assert.NotEmpty(Text(line, "http.method")!);
        Assert.StartsWith("/", Text(line, "http.path"), StringComparison.Ordinal);
        Assert.DoesNotContain("?", Text(line, "http.path"), StringComparison.Ordinal);
        Assert.NotEmpty(Text(line, "http.route")!);
        Assert.InRange(line.GetProperty("http.status").GetInt32(), 200, 599);
        Assert.True(line.GetProperty("latency_ms").GetDouble() >= 0);
        Assert.True(line.TryGetProperty("user_id", out _));
        Assert.NotEmpty(Text(line, "request_id")!);
        Assert.Matches("^[0-9a-f]{32}$", Text(line, "trace_id"));
    }

    private static IEnumerable<string> FindIds(JsonElement types) => types.EnumerateObject()
        .Where(member => member.Value.ValueKind == JsonValueKind.Array)
        .SelectMany(member => member.Value.EnumerateArray())
        .Select(type => type.GetProperty("id").GetString()!);

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
