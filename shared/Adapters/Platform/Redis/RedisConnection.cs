using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// The one connection to Redis. The first call opens it, it never blocks a thread, and it reconnects by itself; until
/// then every call fails at once instead of waiting.
/// </summary>
internal sealed class RedisConnection(RedisPolicy policy) : IDisposable
{
    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connecting;
    private IDatabase? _database;

    /// <summary>The calls go to this database, which belongs to the caller.</summary>
    public RedisConnection(RedisPolicy policy, IDatabase database)
        : this(policy) => _database = database;

    /// <summary>The database, when a server is connected; otherwise <see cref="RedisUnavailableException"/>.</summary>
    public ValueTask<IDatabase> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        return _database is { } database && database.Multiplexer.IsConnected
            ? new ValueTask<IDatabase>(database)
            : ConnectAsync(cancellationToken);
    }

    /// <summary>
    /// The result of a call that was sent. The client itself may wait for ever, so the time limit is here. Cancellation
    /// is ignored: a sent call cannot be taken back, and the wait is short.
    /// </summary>
    public async Task<T> CompleteAsync<T>(Task<T> call)
    {
        try
        {
            return await call.WaitAsync(policy.CallLimit);
        }
        catch (OperationCanceledException exception)
        {
            // Nobody cancels a sent call but the client, when its connection ends.
            throw new RedisUnknownOutcomeException("The connection ended while a call was under way.", exception);
        }
        catch (Exception exception) when (RedisFaults.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_connecting is { IsCompletedSuccessfully: true })
            {
                // Disposing alone sends a last command and waits for its answer.
                _connecting.Result.Close(allowCommandsToComplete: false);
                _connecting.Result.Dispose();
            }
        }
    }

    private async ValueTask<IDatabase> ConnectAsync(CancellationToken cancellationToken)
    {
        var connecting = Connect();

        try
        {
            var multiplexer = await connecting.WaitAsync(policy.ConnectLimit, cancellationToken);
            _database ??= multiplexer.GetDatabase();

            return multiplexer.IsConnected ? _database : throw new RedisUnavailableException("Redis is not connected.");
        }
        catch (Exception exception) when (exception is TimeoutException or RedisConnectionException)
        {
            throw new RedisUnavailableException("Redis could not be reached.", exception);
        }
    }

    private Task<ConnectionMultiplexer> Connect()
    {
        lock (_gate)
        {
            return _connecting is null or { IsFaulted: true } or { IsCanceled: true }
                ? _connecting = ConnectionMultiplexer.ConnectAsync(Describe())
                : _connecting;
        }
    }

    private ConfigurationOptions Describe()
    {
        var options = ConfigurationOptions.Parse(policy.ConnectionString
            ?? throw new RedisUnavailableException($"No Redis address: set {RedisPolicy.ConnectionSetting}."));
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = policy.ConnectMilliseconds;
        options.SyncTimeout = policy.CallMilliseconds;

        return options;
    }
}
