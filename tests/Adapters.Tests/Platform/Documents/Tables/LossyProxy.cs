using System.Net;
using System.Net.Sockets;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

/// <summary>The part of a batch exchange that the proxy loses.</summary>
internal enum Loss
{
    None,
    Request,
    Response,
}

/// <summary>
/// A proxy between a client and the table service. It closes the connections of chosen batches, either before it
/// forwards the batch or after the service has executed it and before the response is sent.
/// </summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Queue<Loss> _losses;
    private readonly int _target;
    private readonly Task _accepting;
    private int _batchCount;

    public LossyProxy(int target, params Loss[] losses)
    {
        _target = target;
        _losses = new(losses);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The number of batches received, lost ones included.</summary>
    public int BatchCount => Volatile.Read(ref _batchCount);

    /// <summary>Runs after the service has executed a batch, before its response is lost or sent.</summary>
    public Func<Task> BeforeResponse { get; set; } = () => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test has ended, and the listener may have stopped before it was asked again.
        }
    }

    // Each connection carries one request: "Connection: close" is added, so the response ends with the connection.
    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await ServeAsync(client, server);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side has closed its connection; returning closes the other.
            }
        }
    }

    private async Task ServeAsync(TcpClient client, TcpClient server)
    {
        var request = await RawHttp.ReadRequestAsync(client.GetStream(), _stopping.Token);
        var isBatch = request.Target.EndsWith("$batch", StringComparison.Ordinal);
        var loss = isBatch ? NextLoss() : Loss.None;

        if (loss is Loss.Request)
        {
            return;
        }

        await server.ConnectAsync(IPAddress.Loopback, _target, _stopping.Token);
        await server.GetStream().WriteAsync(request.Bytes, _stopping.Token);
        using var response = new MemoryStream();
        await server.GetStream().CopyToAsync(response, _stopping.Token);

        if (isBatch)
        {
            await BeforeResponse();
        }

        if (loss is Loss.None)
        {
            await client.GetStream().WriteAsync(response.ToArray(), _stopping.Token);
        }
    }

    private Loss NextLoss()
    {
        Interlocked.Increment(ref _batchCount);

        lock (_losses)
        {
            return _losses.TryDequeue(out var loss) ? loss : Loss.None;
        }
    }
}
