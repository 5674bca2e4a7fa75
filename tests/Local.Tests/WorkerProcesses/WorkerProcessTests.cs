using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Serverless.Local.Host;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>The app like Azure runs it: a separate process on Tables and Redis, behind a host.</summary>
public sealed class WorkerProcessTests(WorkerProcessFixture fixture) : IClassFixture<WorkerProcessFixture>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = fixture.Host.BaseAddress };

    private FunctionsHost Host => fixture.Host;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Sells_a_ticket_runs_a_timer_and_sends_a_live_message()
    {
        await using var worker = WorkerProcess.Start(Host.RpcAddress, fixture.Settings);
        await worker.IsReadyAsync(Host);
        await LogInAsync();
        var (show, type) = await PublishAsync();
        await using var watcher = await ConnectAsync();
        var received = new ConcurrentQueue<(string Target, JsonElement Payload)>();
        watcher.On<JsonElement>("ticket-updated", payload => received.Enqueue(("ticket-updated", payload)));
        watcher.On<JsonElement>("room-info", payload => received.Enqueue(("room-info", payload)));
        watcher.On<JsonElement>("event-status-changed", payload => received.Enqueue(("event-status-changed", payload)));
        await watcher.InvokeAsync("join-event", new { eventId = show });
        await Eventually.UntilAsync(() => received.Any(message => message.Target == "room-info"));

        var held = await PostAsync("/api/v1/reservations", new JsonObject
        {
            ["eventId"] = show,
            ["items"] = new JsonArray(new JsonObject { ["ticketTypeId"] = type, ["quantity"] = 2 }),
        });
        var reservation = held.GetProperty("reservation").GetProperty("id").GetString()!;
        await PostAsync(
            "/api/v1/payment/intent", new JsonObject { ["reservation_id"] = reservation, ["amount"] = 100_000 });
        await PostAsync($"/api/v1/reservations/{reservation}/confirm", []);

        var mine = await _http.GetFromJsonAsync<JsonElement>("/api/v1/reservations/my");
        Assert.Equal("confirmed", mine.GetProperty("reservations")[0].GetProperty("status").GetString());
        await Eventually.UntilAsync(() => received.Any(message =>
            message.Target == "ticket-updated" && message.Payload.GetProperty("availableQuantity").GetInt32() == 98));

        // The timer detects the end of the sale and notifies the watchers of the event.
        await SendAsync(HttpMethod.Put, $"/api/v1/admin/events/{show}", DraftWith(TimeProvider.System.GetUtcNow()));
        await Eventually.UntilAsync(() => received.Any(message => message.Target == "event-status-changed"));

        Host.TerminateWorker(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await worker.ExitAsync());
        await Eventually.UntilAsync(() => !Host.HasWorker);
    }

    [Fact]
    public async Task Returns_503_without_a_worker_and_serves_again_with_the_next_one()
    {
        await using (var first = WorkerProcess.Start(Host.RpcAddress, fixture.Settings))
        {
            await first.IsReadyAsync(Host);
            Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/healthz")).StatusCode);
            first.Kill();
            await first.ExitAsync();
        }

        await Eventually.UntilAsync(() => !Host.HasWorker);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.GetAsync("/healthz")).StatusCode);

        await using var second = WorkerProcess.Start(Host.RpcAddress, fixture.Settings);
        await second.IsReadyAsync(Host);
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task Starts_with_the_sample_settings()
    {
        // Only the addresses differ, because Azurite and Redis have their own ports in this test.
        var settings = SampleSettings.ReadValues().ToDictionary();

        foreach (var name in (string[])["AzureWebJobsStorage", "REDIS_CONNECTION"])
        {
            settings[name] = fixture.Settings[name];
        }

        await using var worker = WorkerProcess.Start(Host.RpcAddress, settings);
        await worker.IsReadyAsync(Host);

        using var ready = await _http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Host.TerminateWorker(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await worker.ExitAsync());
        await Eventually.UntilAsync(() => !Host.HasWorker);
    }

    [Fact]
    public async Task Startup_reports_all_missing_settings_in_one_message()
    {
        await using var worker = WorkerProcess.Start(
            Host.RpcAddress, new Dictionary<string, string> { ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production" });

        Assert.Equal(1, await worker.ExitAsync());
        Assert.All(
            (string[])["JWT_SECRET", "Tickets:SigningKey", "AzureSignalRConnectionString", "REDIS_CONNECTION"],
            name => Assert.Contains($"- {name}", worker.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", worker.Output, StringComparison.Ordinal);
    }

    private async Task LogInAsync()
    {
        // The first administrator is created after the start.
        var token = "";
        await Eventually.UntilAsync(async () =>
        {
            using var response = await _http.PostAsJsonAsync("/api/auth/login", new
            {
                email = WorkerProcessFixture.AdminEmail,
                password = WorkerProcessFixture.AdminPassword,
            });

            if (!response.IsSuccessStatusCode)
            {
                return false;
            }

            token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;

            return true;
        });
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Publishes an event whose sale began an hour ago.</summary>
    private async Task<(string Show, string Type)> PublishAsync()
    {
        var draft = await PostAsync("/api/v1/admin/events", DraftWith(TimeProvider.System.GetUtcNow().AddDays(29)));
        var show = draft.GetProperty("event").GetProperty("id").GetString()!;
        await PostAsync($"/api/v1/admin/events/{show}/publish", []);
        var types = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/event/{show}");

        return (show, types.GetProperty("ticketTypes")[0].GetProperty("id").GetString()!);
    }

    private static JsonObject DraftWith(DateTimeOffset saleEnd)
    {
        var now = TimeProvider.System.GetUtcNow();

        return new JsonObject
        {
            ["title"] = "Show in a separate process",
            ["venue"] = "Hall",
            ["eventDate"] = now.AddDays(30),
            ["saleStartDate"] = now.AddHours(-1),
            ["saleEndDate"] = saleEnd,
            ["ticketTypes"] = new JsonArray(new JsonObject
            {
                ["name"] = "Standing",
                ["price"] = 50_000,
                ["totalQuantity"] = 100,
            }),
        };
    }

    private async Task<HubConnection> ConnectAsync()
    {
        var negotiated = await PostAsync("/api/v1/live/negotiate", []);
        var connection = new HubConnectionBuilder()
            .WithUrl(negotiated.GetProperty("url").GetString()!, options => options.AccessTokenProvider =
                () => Task.FromResult(negotiated.GetProperty("accessToken").GetString()))
            .Build();
        await connection.StartAsync();

        return connection;
    }

    private Task<JsonElement> PostAsync(string path, JsonObject body) => SendAsync(HttpMethod.Post, path, body);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add(
            "Idempotency-Key", $"{new Serverless.Domain.Platform.IdSource(TimeProvider.System).Next()}");

        if (method == HttpMethod.Put)
        {
            request.Headers.Add("If-Match", "*");
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");

        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
