using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Serverless.Local.Tests.Realtime;

/// <summary>One person's connection, and what it was told.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private LiveClient(HubConnection connection)
    {
        Connection = connection;
        connection.On<JsonElement>("joined", told => Told.Enqueue($"joined {told.GetRawText()}"));
        connection.On<string>("said", told => Told.Enqueue($"said {told}"));
        connection.On<string?, int>("named", (text, count) => Told.Enqueue($"named {text ?? "null"} {count}"));
    }

    public HubConnection Connection { get; }

    public ConcurrentQueue<string> Told { get; } = [];

    /// <summary>The address of the hub, and the token that opens it.</summary>
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

    public Task HearsAsync(params string[] told) => Eventually.UntilAsync(() => told.All(Told.Contains));

    public async ValueTask DisposeAsync() => await Connection.DisposeAsync();
}
