using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Serverless.Functions.Http.Logs;

/// <summary>Logs one JSON object per line to standard output, if the settings say so.</summary>
[ProviderAlias("Json")]
internal sealed class JsonLogProvider(LogPolicy policy, TelemetryPolicy service, TimeProvider clock) : ILoggerProvider
{
    private readonly Lazy<LogSink> _sink = new(() =>
        new LogSink(Console.OpenStandardOutput(), service.ServiceName, clock));

    public ILogger CreateLogger(string categoryName) => policy.IsJson
        ? new JsonLogger(categoryName, service.ServiceName, _sink.Value, clock)
        : NullLogger.Instance;

    public void Dispose()
    {
        if (_sink.IsValueCreated)
        {
            _sink.Value.Dispose();
        }
    }
}
