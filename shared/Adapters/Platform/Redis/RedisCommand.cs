using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// One kind of call to Redis, counted and traced: a script, or a plain command. Every call to Redis goes through one
/// of these.
/// </summary>
internal sealed class RedisCommand
{
    private readonly BackendOperation _operation;
    private readonly RedisCounts _counts;

    /// <param name="verb">The protocol's name of the command.</param>
    /// <param name="target">The script, or the use of a plain command; null for the command itself.</param>
    public RedisCommand(string verb, string? target = null)
    {
        Name = target ?? verb;
        _counts = RedisCounts.Of(Name);
        _operation = new BackendOperation(
            "redis",
            Name,
            target is null ? verb : $"{verb} {target}",
            [
                new("db.system.name", "redis"),
                new("db.operation.name", verb),
                .. target is null ? [] : (KeyValuePair<string, object?>[])[new("db.stored_procedure.name", target)],
            ]);
    }

    /// <summary>The target, or the verb where there is none.</summary>
    public string Name { get; }

    /// <summary>
    /// Sends the command after those sent before, and does not wait for its end: for commands whose failure does not
    /// matter. Throws <see cref="RedisUnavailableException"/> when no server is connected.
    /// </summary>
    /// <param name="send">It has to send with <see cref="CommandFlags.FireAndForget"/>.</param>
    public async ValueTask SendAsync(
        RedisConnection redis, Func<IDatabase, Task> send, CancellationToken cancellationToken)
    {
        var database = await redis.OpenAsync(cancellationToken);
        _counts.Sent();

        try
        {
            _ = send(database);
        }
        catch (Exception exception) when (RedisFaults.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>
    /// The answer to the command. Throws <see cref="RedisUnavailableException"/> when nothing was done and
    /// <see cref="RedisUnknownOutcomeException"/> when the outcome is unknown.
    /// </summary>
    public Task<T> RunAsync<T>(
        RedisConnection redis, Func<IDatabase, Task<T>> send, CancellationToken cancellationToken) =>
        RunAsync(redis, send, static (send, redis, database) => redis.CompleteAsync(send(database)), cancellationToken);

    /// <summary>
    /// The same for a call that completes by itself and takes a state: a static <paramref name="complete"/> captures
    /// nothing, so that no call allocates a closure.
    /// </summary>
    public async Task<T> RunAsync<TState, T>(
        RedisConnection redis,
        TState state,
        Func<TState, RedisConnection, IDatabase, Task<T>> complete,
        CancellationToken cancellationToken)
    {
        var call = _operation.Start();

        try
        {
            var database = await redis.OpenAsync(cancellationToken);
            var answer = await complete(state, redis, database);
            _counts.Succeeded();
            call.End();

            return answer;
        }
        catch (Exception exception)
        {
            // The client throws some failures before there is a call to wait for.
            var fault = RedisFaults.Translate(exception);
            _counts.Failed();
            call.End(fault ?? exception);

            if (fault is not null)
            {
                throw fault;
            }

            throw;
        }
    }
}
