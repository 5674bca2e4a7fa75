using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Serverless.Local.Tests.Realtime;

/// <summary>A user's connection to the hub, and the messages it received.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private LiveClient(HubConnection connection)
    {
        Connection = connection;
        connection.On<JsonElement>("joined", payload => Received.Enqueue($"joined {payload.GetRawText()}"));
        connection.On<string>("said", payload => Received.Enqueue($"said {payload}"));
        connection.On<string?, int>("named", (text, count) => Received.Enqueue($"named {text ?? "null"} {count}"));
    }

    public HubConnection Connection { get; }

    public ConcurrentQueue<string> Received { get; } = [];

    /// <summary>Negotiates the address of the hub and the access token.</summary>
    public static async Task<(Uri Url, string Token)> NegotiateAsync(HttpClient http, string user)
    {
        using var response = await http.PostAsync($"/negotiate/{user}", content: null);
        var connection = await response.Content.ReadFromJsonAsync<JsonElement>();

        return (
            new Uri(connection.GetProperty("url").GetString()!),
            connection.GetProperty("accessToken").GetString()!);
    }

    public static async Task<LiveClient> ConnectAsync(HttpClient http, string user)
    {
        var (url, token) = await NegotiateAsync(http, user);
        var client = new LiveClient(new HubConnectionBuilder()
            .WithUrl(url, connection => connection.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .Build());
        await client.Connection.StartAsync();

        return client;
    }

    public Task ReceivesAsync(params string[] messages) =>
        Eventually.UntilAsync(() => messages.All(Received.Contains));

    public async ValueTask DisposeAsync() => await Connection.DisposeAsync();
}
