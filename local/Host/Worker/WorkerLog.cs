using Microsoft.Extensions.Logging;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>Writes the worker's log entries through this host, under the worker's categories.</summary>
internal sealed class WorkerLog(ILoggerFactory loggers)
{
    private const string UnnamedCategory = "Worker";

    public void Write(RpcLog entry)
    {
        var logger = loggers.CreateLogger(entry.Category.Length > 0 ? entry.Category : UnnamedCategory);
        var level = (LogLevel)(int)entry.Level;

        if (!logger.IsEnabled(level))
        {
            return;
        }

        var text = entry.Exception is { } thrown
            ? $"{entry.Message}{Environment.NewLine}{thrown.Message}"
            : entry.Message;
        logger.Log(level, default, text, exception: null, static (message, _) => message);
    }
}
