using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// One kind of call to Redis, counted and traced: a script, or a plain command. Everything that goes to Redis goes
/// through one of these.
/// </summary>
internal sealed class RedisCommand
{
    private readonly BackendOperation _operation;
    private readonly RedisCounts _counts;

    /// <param name="verb">What the protocol calls it.</param>
    /// <param name="target">The script, where there is one.</param>
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

    /// <summary>The script, or the command where there is none.</summary>
    public string Name { get; }

    /// <summary>Whoever starts a call has to end it, however it goes.</summary>
    public RedisCall Start() => new(this, _operation.Start());

    /// <summary>
    /// Sends it behind what was sent before, and waits for nobody: how it ends is not heard. For what nobody misses. Throws
    /// <see cref="RedisUnavailableException"/> when there is no server to send to.
    /// </summary>
    /// <param name="send">Has to say that nobody waits.</param>
    public async ValueTask SendAsync(
        RedisConnection redis, Func<IDatabase, Task> send, CancellationToken cancellationToken)
    {
        var database = await redis.OpenAsync(cancellationToken);
        _counts.Sent();
        _ = send(database);
    }

    /// <summary>
    /// The answer to what is sent. Throws <see cref="RedisUnavailableException"/> when nothing was done and
    /// <see cref="RedisUnknownOutcomeException"/> when that is not known.
    /// </summary>
    public async Task<T> RunAsync<T>(
        RedisConnection redis, Func<IDatabase, Task<T>> send, CancellationToken cancellationToken)
    {
        var call = Start();

        try
        {
            var answer = await redis.CompleteAsync(send(await redis.OpenAsync(cancellationToken)));
            call.End();

            return answer;
        }
        catch (Exception exception)
        {
            call.End(exception);

            throw;
        }
    }

    internal readonly struct RedisCall(RedisCommand command, BackendCall call)
    {
        public void End()
        {
            command._counts.Succeeded();
            call.End();
        }

        public void End(Exception exception)
        {
            command._counts.Failed();
            call.End(exception);
        }
    }
}
