using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Serverless.Adapters.Platform.Redis;

/// <summary>Says so at the start when settings name two servers: somebody would look into the wrong one.</summary>
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
