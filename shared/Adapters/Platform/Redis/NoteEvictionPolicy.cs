using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>
/// Reads what Redis does when its memory is full, once after the start, and warns when it evicts keys: holds and queue
/// entries would vanish without an error. A server that tells nobody, as some managed ones, is only noted.
/// </summary>
internal sealed partial class NoteEvictionPolicy(
    RedisConnection redis, TimeProvider clock, ILogger<NoteEvictionPolicy> logger) : BackgroundService
{
    private const string Setting = "maxmemory-policy";
    private const string Field = "maxmemory_policy:";
    private const string NoEviction = "noeviction";
    private const int AttemptsMax = 100;

    private static readonly RedisCommand Info = new("INFO", "memory");
    private static readonly RedisCommand Configuration = new("CONFIG", Setting);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            try
            {
                Note(await ReadAsync(stoppingToken));

                return;
            }
            catch (DependencyUnavailableException)
            {
                // Redis may start after this process.
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private void Note(string? policy)
    {
        switch (policy)
        {
            case NoEviction:
                break;
            case null:
                LogUnknown();
                break;
            default:
                LogEvicts(policy);
                break;
        }
    }

    /// <summary>Null when the server does not tell.</summary>
    private async Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        PolicyIn(await TryAsync(Info, ["memory"], cancellationToken))
        ?? ((string[]?)await TryAsync(Configuration, ["GET", Setting], cancellationToken))?.ElementAtOrDefault(1);

    private async Task<RedisResult?> TryAsync(
        RedisCommand command, object[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await command.RunAsync(
                redis,
                (command, arguments),
                static (call, redis, database) => redis.CompleteAsync(
                    database.ExecuteAsync(call.command.Verb, call.arguments)),
                cancellationToken);
        }
        catch (Exception exception) when (IsForbidden(exception))
        {
            return null;
        }
    }

    private static string? PolicyIn(RedisResult? information) => ((string?)information)?
        .Split('\n')
        .FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal))?[Field.Length..]
        .Trim();

    // A managed server does not know the command, or forbids it.
    private static bool IsForbidden(Exception exception) =>
        exception is RedisServerException or RedisCommandException
        || exception is RedisUnavailableException { InnerException: RedisServerException { Kind: RedisErrorKind.NoPermission } };

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Redis evicts keys when its memory is full (maxmemory-policy {Policy}): holds, queue entries and idempotency "
            + "keys would vanish without an error. Set maxmemory-policy to noeviction")]
    private partial void LogEvicts(string policy);

    [LoggerMessage(
        2, LogLevel.Information, "Redis does not tell its maxmemory-policy. Make sure that it is noeviction")]
    private partial void LogUnknown();
}
