using System.Security.Cryptography;
using System.Text.Json;
using StackExchange.Redis;

namespace Serverless.Local.Host.Timers;

/// <summary>
/// A lease is a key with this process's token and a short lifetime; only its owner renews or deletes it. A status is
/// kept for a week.
/// </summary>
internal sealed class RedisTimerStore(string connectionString, string scope) : ITimerStore, IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    private const string HoldScript = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
          return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        end

        return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0
        """;

    private const string ReleaseScript = """
        return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1]) or 0
        """;

    private static readonly TimeSpan StatusLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(2);
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly SemaphoreSlim _connecting = new(1);
    private ConnectionMultiplexer? _connection;

    public async Task<bool> TryHoldAsync(string timer)
    {
        try
        {
            var held = await RunAsync(HoldScript, timer, _token, (long)Lifetime.TotalMilliseconds);

            return (long)held == 1;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // Without Redis the owner is unknown, so the timer does not run; the next tick tries again.
            return false;
        }
    }

    public async Task ReleaseAsync(string timer)
    {
        try
        {
            await RunAsync(ReleaseScript, timer, _token);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The lease expires by itself.
        }
    }

    public async Task<TimerStatus?> FindStatusAsync(string timer)
    {
        try
        {
            var database = (await ConnectAsync()).GetDatabase();
            var text = await database.StringGetAsync(StatusKey(timer)).WaitAsync(CallLimit);

            return text.HasValue ? JsonSerializer.Deserialize<TimerStatus>((string)text!) : null;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return null;
        }
    }

    public async Task SaveStatusAsync(string timer, TimerStatus status)
    {
        try
        {
            var database = (await ConnectAsync()).GetDatabase();
            await database.StringSetAsync(StatusKey(timer), JsonSerializer.Serialize(status), StatusLifetime)
                .WaitAsync(CallLimit);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // The next run stores it again.
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connecting.Dispose();
    }

    private string StatusKey(string timer) => $"timers:{scope}:{timer}:status";

    private async Task<RedisResult> RunAsync(string script, string timer, params RedisValue[] values)
    {
        var connection = await ConnectAsync();

        return await connection.GetDatabase()
            .ScriptEvaluateAsync(script, [$"timers:{scope}:{timer}"], values).WaitAsync(CallLimit);
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        if (_connection is { } ready)
        {
            return ready;
        }

        await _connecting.WaitAsync();

        try
        {
            return _connection ??= await ConnectionMultiplexer.ConnectAsync(connectionString);
        }
        finally
        {
            _connecting.Release();
        }
    }
}
