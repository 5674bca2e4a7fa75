using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// One kind of call to Redis, counted and traced: a script, or a plain command. Everything that goes to Redis goes
/// through one of these.
/// </summary>
internal sealed class RedisCommand
{
    private static readonly Counter<long> Operations = Telemetry.Meter.CreateCounter<long>(
        "redis_operations_total", description: "Calls to Redis by script or command, and whether they were answered.");

    private static readonly KeyValuePair<string, object?> Succeeded = new("status", "success");
    private static readonly KeyValuePair<string, object?> Failed = new("status", "error");
    private static readonly KeyValuePair<string, object?> Sent = new("status", "sent");

    private readonly BackendOperation _operation;
    private readonly KeyValuePair<string, object?> _name;

    /// <param name="verb">What the protocol calls it.</param>
    /// <param name="target">The script, where there is one.</param>
    public RedisCommand(string verb, string? target = null)
    {
        Name = target ?? verb;
        _name = new("operation", Name);
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

    /// <summary>One that nobody waits for: it took no time, and how it ended is not known.</summary>
    public void CountSent() => Operations.Add(1, _name, Sent);

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
            Operations.Add(1, command._name, Succeeded);
            call.End();
        }

        public void End(Exception exception)
        {
            Operations.Add(1, command._name, Failed);
            call.End(exception);
        }
    }
}
