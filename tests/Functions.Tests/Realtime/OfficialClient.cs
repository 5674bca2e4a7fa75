using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>The official JavaScript client in a Node process.</summary>
internal sealed class OfficialClient : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly string[] Targets =
    [
        "room-info", "ticket-updated", "seat-locked", "seat-selected", "seat-released", "seats-released",
        "seat-reserved", "seat-update", "queue-entry-allowed", "queue-updated", "queue-cleared", "queue-restoring",
        "event-status-changed",
    ];

    private readonly Process _process;
    private readonly ConcurrentQueue<ReceivedMessage> _received = [];
    private readonly TaskCompletionSource<string?> _started = new();

    private OfficialClient(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => ReadLine(line.Data);
        process.BeginOutputReadLine();
    }

    public IReadOnlyCollection<ReceivedMessage> Received => _received;

    /// <summary>Connects, or throws with the client's own error message when the hub rejects the connection.</summary>
    public static async Task<OfficialClient> ConnectAsync(string npmFolder, Uri platform, string token)
    {
        var process = Process.Start(new ProcessStartInfo(
            "node",
            [Path.Combine(npmFolder, "listen.mjs"), new Uri(platform, "api/v1/live").ToString(), token, .. Targets])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var client = new OfficialClient(process);
        var failure = await client._started.Task.WaitAsync(Limit);

        if (failure is not null)
        {
            await client.DisposeAsync();

            throw new InvalidOperationException(failure);
        }

        return client;
    }

    public async Task SendAsync(string target, params object?[] arguments)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(
            new Dictionary<string, object> { ["target"] = target, ["arguments"] = arguments }));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The first matching message with this target, whether it has arrived already or arrives later.</summary>
    public async Task<JsonElement> ReceiveAsync(string target, Func<JsonElement, bool>? fits = null)
    {
        var watch = Stopwatch.StartNew();

        while (true)
        {
            if (_received.FirstOrDefault(
                message => message.Target == target && (fits?.Invoke(message.Payload) ?? true)) is { } one)
            {
                return one.Payload;
            }

            Assert.True(watch.Elapsed < Limit, $"Not received: {target}. Received: {string.Join('\n', _received)}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();

        try
        {
            await _process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void ReadLine(string? line)
    {
        if (line is null)
        {
            _started.TrySetResult("The client ended.");

            return;
        }

        var output = JsonDocument.Parse(line).RootElement;

        if (output.TryGetProperty("failed", out var failure))
        {
            _started.TrySetResult(failure.GetString());
        }
        else if (output.TryGetProperty("connected", out _))
        {
            _started.TrySetResult(null);
        }
        else
        {
            _received.Enqueue(new ReceivedMessage(
                output.GetProperty("target").GetString()!, output.GetProperty("arguments")[0]));
        }
    }
}

internal sealed record ReceivedMessage(string Target, JsonElement Payload);
