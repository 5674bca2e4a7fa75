using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Serverless.Local.Host;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>The app that Azure would run: a process of its own, on Tables and Redis, behind a host.</summary>
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
        var heard = new ConcurrentQueue<(string Target, JsonElement Payload)>();
        watcher.On<JsonElement>("ticket-updated", payload => heard.Enqueue(("ticket-updated", payload)));
        watcher.On<JsonElement>("room-info", payload => heard.Enqueue(("room-info", payload)));
        watcher.On<JsonElement>("event-status-changed", payload => heard.Enqueue(("event-status-changed", payload)));
        await watcher.InvokeAsync("join-event", new { eventId = show });
        await Eventually.UntilAsync(() => heard.Any(message => message.Target == "room-info"));

        var held = await PostAsync("/api/v1/reservations", new JsonObject
        {
            ["eventId"] = show,
            ["items"] = new JsonArray(new JsonObject { ["ticketTypeId"] = type, ["quantity"] = 2 }),
        });
        var reservation = held.GetProperty("reservation").GetProperty("id").GetString()!;
        await PostAsync("/api/v1/payment/intent", new JsonObject { ["reservation_id"] = reservation, ["amount"] = 100_000 });
        await PostAsync($"/api/v1/reservations/{reservation}/confirm", []);

        var mine = await _http.GetFromJsonAsync<JsonElement>("/api/v1/reservations/my");
        Assert.Equal("confirmed", mine.GetProperty("reservations")[0].GetProperty("status").GetString());
        await Eventually.UntilAsync(() => heard.Any(message =>
            message.Target == "ticket-updated" && message.Payload.GetProperty("availableQuantity").GetInt32() == 98));

        // A timer finds out that the sale of another event begins, and tells those who look at it.
        await Eventually.UntilAsync(() => heard.Any(message => message.Target == "event-status-changed"));

        Host.TerminateWorker(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await worker.ExitAsync());
        await Eventually.UntilAsync(() => !Host.HasWorker);
    }

    [Fact]
    public async Task Answers_503_while_the_worker_is_gone_and_serves_again_with_the_next()
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
    public async Task Starts_with_exactly_the_values_of_the_sample()
    {
        // A copy starts under func with Azurite and a Redis at their usual ports; here both have ports of their own.
        var settings = Solution.SampleValues().ToDictionary();

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
    public async Task Ends_with_one_message_about_all_settings_that_are_missing()
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
            using var answer = await _http.PostAsJsonAsync("/api/auth/login", new
            {
                email = WorkerProcessFixture.AdminEmail,
                password = WorkerProcessFixture.AdminPassword,
            });

            if (!answer.IsSuccessStatusCode)
            {
                return false;
            }

            token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;

            return true;
        });
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>An event whose sale began an hour ago; its state is told once a timer has seen it.</summary>
    private async Task<(string Show, string Type)> PublishAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var draft = await PostAsync("/api/v1/admin/events", new JsonObject
        {
            ["title"] = "A show in a process of its own",
            ["venue"] = "Hall",
            ["eventDate"] = now.AddDays(30),
            ["saleStartDate"] = now.AddHours(-1),
            ["saleEndDate"] = now.AddSeconds(8),
            ["ticketTypes"] = new JsonArray(new JsonObject
            {
                ["name"] = "Standing",
                ["price"] = 50_000,
                ["totalQuantity"] = 100,
            }),
        });
        var show = draft.GetProperty("event").GetProperty("id").GetString()!;
        await PostAsync($"/api/v1/admin/events/{show}/publish", []);
        var types = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/event/{show}");

        return (show, types.GetProperty("ticketTypes")[0].GetProperty("id").GetString()!);
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

    private async Task<JsonElement> PostAsync(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{new Serverless.Domain.Platform.IdSource(TimeProvider.System).Next()}");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");

        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
