using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Rush;

/// <summary>
/// One visitor's SignalR connection, speaking its JSON protocol over a WebSocket after the platform's negotiate.
/// </summary>
internal sealed class LiveSocket : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Action<string, JsonNode?> _heard;
    private Task _reading = Task.CompletedTask;

    private LiveSocket(Action<string, JsonNode?> heard) => _heard = heard;

    public static async Task<LiveSocket> OpenAsync(Client client, string token, Action<string, JsonNode?> heard)
    {
        var negotiated = await client.DemandAsync(HttpMethod.Post, "/api/v1/live/negotiate?negotiateVersion=1", token);
        var access = (string)negotiated["accessToken"]!;
        var url = new UriBuilder((string)negotiated["url"]!) { Scheme = "ws" };
        url.Query = $"{url.Query.TrimStart('?')}&access_token={WebUtility.UrlEncode(access)}".TrimStart('&');
        var live = new LiveSocket(heard);
        await live._socket.ConnectAsync(url.Uri, CancellationToken.None);
        await live.SendTextAsync("""{"protocol":"json","version":1}""");
        live._reading = Task.Run(live.ReadAsync);

        return live;
    }

    public Task SendAsync(string target, JsonObject payload) => SendTextAsync(new JsonObject
    {
        ["type"] = 1,
        ["target"] = target,
        ["arguments"] = new JsonArray(payload),
    }.ToJsonString());

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading.WaitAsync(TimeSpan.FromSeconds(5)).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _socket.Dispose();
        _closing.Dispose();
    }

    private async Task SendTextAsync(string text)
    {
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(text), End];
        await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[8 * 1024];
        var message = new MemoryStream();

        try
        {
            while (!_closing.IsCancellationRequested)
            {
                var read = await _socket.ReceiveAsync(buffer, _closing.Token);

                if (read.MessageType is WebSocketMessageType.Close)
                {
                    return;
                }

                message.Write(buffer, 0, read.Count);

                if (read.EndOfMessage)
                {
                    Hear(message.GetBuffer().AsSpan(0, (int)message.Length));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The visitor went, or the server did.
        }
    }

    private void Hear(ReadOnlySpan<byte> frames)
    {
        foreach (var range in frames.Split(End))
        {
            if (frames[range].IsEmpty)
            {
                continue;
            }

            try
            {
                var frame = JsonNode.Parse(frames[range]);

                if ((int?)frame?["type"] == 1)
                {
                    _heard((string)frame["target"]!, frame["arguments"]?[0]);
                }
            }
            catch (JsonException)
            {
                // Nothing that a visitor could do anything about.
            }
        }
    }
}
