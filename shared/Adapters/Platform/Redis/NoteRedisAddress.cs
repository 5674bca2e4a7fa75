using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>Logs a warning at the start when the settings name two servers, to show which one is used.</summary>
internal sealed partial class NoteRedisAddress(IConfiguration settings, ILogger<NoteRedisAddress> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (RedisAddress.Of(settings).IsAmbiguous)
        {
            LogAmbiguous();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "REDIS_ADDR and REDIS_HOST name different servers; REDIS_ADDR is taken")]
    private partial void LogAmbiguous();
}
