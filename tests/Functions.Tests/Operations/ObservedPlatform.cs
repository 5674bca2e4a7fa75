using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Operations;

/// <summary>A platform whose log lines and metrics tests can read, with a low rate limit on one route.</summary>
#pragma warning disable CA1001 // The container disposes of the lines.
public sealed class ObservedPlatform : PlatformFixture
#pragma warning restore CA1001
{
    private const string Never = "0 0 0 1 * *";

    private readonly RequestLogLines _lines = new();

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => new Dictionary<string, string?>
    {
        ["LOG_LEVEL"] = "info",
        ["Telemetry:MetricsFreshMilliseconds"] = "0",
        ["RateLimits:Routes"] = "ListAllPerformances=1/2",
        ["RateLimits:PerSecond"] = "1",
        ["RateLimits:Burst"] = "1",
        ["RateLimits:Contracts"] = "Tiketi=100000/100000, CloudJet=100000/100000, Ingresso=100000/100000",
        ["RATE_LIMIT_RPS"] = "50000",
        ["RATE_LIMIT_BURST"] = "70000",
        ["Payments:Simulated:ApproveMilliseconds"] = "0",

        // Only the timer runs that does not change what these tests observe.
        ["PURGE_RESPONSES_SCHEDULE"] = "* * * * * *",
        ["ADMIT_SCHEDULE"] = Never,
        ["EXPIRE_HOLDS_SCHEDULE"] = Never,
        ["RECOVER_SALES_SCHEDULE"] = Never,
        ["RECONCILE_BOOKINGS_SCHEDULE"] = Never,
        ["RECOVER_PAYMENT_ORDERS_SCHEDULE"] = Never,
        ["UPDATE_PERFORMANCE_STATES_SCHEDULE"] = Never,
    };

    protected override bool RunTimers => true;

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        builder.Services.RemoveAll<ILoggerProvider>();
        builder.Services.AddSingleton<ILoggerProvider>(_lines);
    }

    internal async Task<MetricsText> ReadMetricsAsync() =>
        new((await Client.SendAsync(HttpMethod.Get, "/metrics")).Text);

    /// <summary>The log line of the request with this id: its text and its members.</summary>
    internal Task<LoggedRequest> FindLogLineAsync(string requestId) => _lines.FindAsync(requestId);

    private sealed class RequestLogLines : ILoggerProvider, ILogger
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

        private readonly ConcurrentDictionary<string, TaskCompletionSource<LoggedRequest>> _byId = new();

        public Task<LoggedRequest> FindAsync(string requestId) => Of(requestId).Task.WaitAsync(Limit);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "request_completed" && state is IReadOnlyList<KeyValuePair<string, object?>> members)
            {
                var line = new LoggedRequest(formatter(state, exception), members.ToDictionary());
                Of((string)line.Members["request_id"]!).TrySetResult(line);
            }
        }

        void IDisposable.Dispose()
        {
        }

        private TaskCompletionSource<LoggedRequest> Of(string requestId) => _byId.GetOrAdd(
            requestId,
            _ => new TaskCompletionSource<LoggedRequest>(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}

[CollectionDefinition(Name)]
public sealed class ObservedTests : ICollectionFixture<ObservedPlatform>
{
    public const string Name = "A platform with observable logs and metrics";
}

/// <summary>A request's log line.</summary>
internal sealed record LoggedRequest(string Text, IReadOnlyDictionary<string, object?> Members);
