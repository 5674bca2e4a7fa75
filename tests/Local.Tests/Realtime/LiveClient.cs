using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

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

    public static async Task<Uri> NegotiateAsync(HttpClient http, string user)
    {
        using var response = await http.PostAsync($"/negotiate/{user}", content: null);
        var door = await response.Content.ReadFromJsonAsync<JsonElement>();
        var address = door.GetProperty("url").GetString()!.Replace("http:", "ws:", StringComparison.Ordinal);

        return new Uri($"{address}&access_token={door.GetProperty("accessToken").GetString()}");
    }

    public static async Task<LiveClient> ConnectAsync(HttpClient http, string user)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory, WebSocketConnectionFactory>();
        builder.Services.AddSingleton<System.Net.EndPoint>(new UriEndPoint(await NegotiateAsync(http, user)));
        var client = new LiveClient(builder.AddJsonProtocol().Build());
        await client.Connection.StartAsync();

        return client;
    }

    public Task HearsAsync(params string[] told) => Eventually.UntilAsync(() => told.All(Told.Contains));

    public async ValueTask DisposeAsync() => await Connection.DisposeAsync();
}
