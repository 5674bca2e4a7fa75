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
    private const string NoEviction = "noeviction";
    private const int AttemptsMax = 100;

    private static readonly RedisScript EvictionPolicy = RedisScript.Load("eviction-policy.lua");
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
    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (string?)await EvictionPolicy.RunAsync(redis, [], [], cancellationToken);
        }
        catch (Exception exception) when (IsForbidden(exception))
        {
            return null;
        }
    }

    // A managed server does not know the command, or forbids it. Whatever it says, it does not end the process.
    private static bool IsForbidden(Exception exception) => exception switch
    {
        RedisUnavailableException { InnerException: RedisServerException refused } =>
            refused.Message.Contains("NOPERM", StringComparison.Ordinal),
        DependencyUnavailableException or OperationCanceledException => false,
        _ => true,
    };

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
