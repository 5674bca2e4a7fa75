using System.Net;
using System.Net.Sockets;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

/// <summary>What happens to a batch on its way.</summary>
internal enum Loss
{
    None,
    Request,
    Answer,
}

/// <summary>
/// Stands between a client and the tables. Connections that carry a batch are cut as ordered: before it is forwarded,
/// or after it was done and before its answer is told.
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

    /// <summary>Batches that came by, lost ones included.</summary>
    public int BatchCount => Volatile.Read(ref _batchCount);

    /// <summary>Called when a batch was done, before its answer is lost or told.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

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
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    // One request per connection: each is forwarded with "Connection: close", so its answer ends with the connection.
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
                // One of the two ends is gone, and with the return both are.
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
        using var answer = new MemoryStream();
        await server.GetStream().CopyToAsync(answer, _stopping.Token);

        if (isBatch)
        {
            await Meanwhile();
        }

        if (loss is Loss.None)
        {
            await client.GetStream().WriteAsync(answer.ToArray(), _stopping.Token);
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
