using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Serverless.Local.Tests.Realtime;

/// <summary>Connects the .NET client over a WebSocket, without the package that usually does.</summary>
internal sealed class WebSocketConnection : ConnectionContext
{
    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _closed = new();

    private WebSocketConnection(ClientWebSocket socket)
    {
        _socket = socket;
        var incoming = new Pipe();
        var outgoing = new Pipe();
        Transport = new Duplex(incoming.Reader, outgoing.Writer);
        _ = ReceiveAsync(incoming.Writer);
        _ = SendAsync(outgoing.Reader);
    }

    public override string ConnectionId { get; set; } = "client";

    public override Microsoft.AspNetCore.Http.Features.IFeatureCollection Features { get; } =
        new Microsoft.AspNetCore.Http.Features.FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public static async ValueTask<ConnectionContext> OpenAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);

        return new WebSocketConnection(socket);
    }

    public override async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _socket.Dispose();
        _closed.Dispose();
        await base.DisposeAsync();
    }

    private async Task ReceiveAsync(PipeWriter incoming)
    {
        try
        {
            while (_socket.State is WebSocketState.Open)
            {
                var read = await _socket.ReceiveAsync(incoming.GetMemory(4096), _closed.Token);
                incoming.Advance(read.Count);
                await incoming.FlushAsync();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other side went first.
        }

        await incoming.CompleteAsync();
    }

    private async Task SendAsync(PipeReader outgoing)
    {
        try
        {
            while (await outgoing.ReadAsync(_closed.Token) is { IsCompleted: false, Buffer: var buffer })
            {
                foreach (var part in buffer)
                {
                    await _socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: true, _closed.Token);
                }

                outgoing.AdvanceTo(buffer.End);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other side went first.
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

internal sealed class WebSocketConnectionFactory : IConnectionFactory
{
    public ValueTask<ConnectionContext> ConnectAsync(
        EndPoint endpoint, CancellationToken cancellationToken = default) =>
        WebSocketConnection.OpenAsync(endpoint, cancellationToken);
}
