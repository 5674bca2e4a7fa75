using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Tests.Http;

/// <summary>The start says that clients cannot be told apart when no header is named.</summary>
public sealed class AddressHeaderCheckTests
{
    [Theory]
    [InlineData("Production", "", true)]
    [InlineData("Staging", "", true)]
    [InlineData("Production", "X-Azure-ClientIP", false)]
    [InlineData("Development", "", false)]
    public async Task Warns_outside_development_when_no_header_is_named(
        string environment, string header, bool shouldWarn)
    {
        var logger = new Lines();
        var check = new AddressHeaderCheck(
            new RateLimitPolicy { AddressHeader = header },
            new HostingEnvironment { EnvironmentName = environment },
            logger);

        await check.StartAsync(default);

        var warnings = logger.Written.Where(line => line.Level == LogLevel.Warning).ToArray();
        Assert.Equal(shouldWarn ? 1 : 0, warnings.Length);
        Assert.All(warnings, line => Assert.Contains("RateLimits:AddressHeader", line.Text, StringComparison.Ordinal));
    }

    private sealed class Lines : ILogger<AddressHeaderCheck>
    {
        public List<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Written.Add((logLevel, formatter(state, exception)));
    }
}
