using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>A browser tab with the official JavaScript client, in a process of its own.</summary>
internal sealed class OfficialClient : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly string[] Targets =
    [
        "room-info", "ticket-updated", "seat-locked", "seat-selected", "seat-released", "seats-released",
        "seat-reserved", "seat-update", "queue-entry-allowed", "queue-updated", "queue-cleared", "event-status-changed",
    ];

    private readonly Process _process;
    private readonly ConcurrentQueue<Heard> _heard = [];
    private readonly TaskCompletionSource<string?> _started = new();

    private OfficialClient(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
    }

    public IReadOnlyCollection<Heard> AllHeard => _heard;

    /// <summary>Connects; throws with the client's own words when the hub does not let it in.</summary>
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

    /// <summary>The first message of a name that fits, heard already or to come.</summary>
    public async Task<JsonElement> HearsAsync(string target, Func<JsonElement, bool>? fits = null)
    {
        var watch = Stopwatch.StartNew();

        while (true)
        {
            if (_heard.FirstOrDefault(
                heard => heard.Target == target && (fits?.Invoke(heard.Payload) ?? true)) is { } one)
            {
                return one.Payload;
            }

            Assert.True(watch.Elapsed < Limit, $"Not heard: {target}. Heard: {string.Join('\n', _heard)}");
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

    private void Hear(string? line)
    {
        if (line is null)
        {
            _started.TrySetResult("The client ended.");

            return;
        }

        var said = JsonDocument.Parse(line).RootElement;

        if (said.TryGetProperty("failed", out var failure))
        {
            _started.TrySetResult(failure.GetString());
        }
        else if (said.TryGetProperty("connected", out _))
        {
            _started.TrySetResult(null);
        }
        else
        {
            _heard.Enqueue(new Heard(said.GetProperty("target").GetString()!, said.GetProperty("arguments")[0]));
        }
    }
}

internal sealed record Heard(string Target, JsonElement Payload);
