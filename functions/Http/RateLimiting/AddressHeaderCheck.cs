using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>
/// Warns at the start when no header with the client's address is named outside development. In Azure the address of
/// the connection is that of a front end, so all callers without a token would share one bucket and one limit of queue
/// places.
/// </summary>
internal sealed partial class AddressHeaderCheck(
    RateLimitPolicy policy, IHostEnvironment environment, ILogger<AddressHeaderCheck> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() && policy.AddressHeader.Length == 0)
        {
            LogNoHeader(logger, environment.EnvironmentName);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "RateLimits:AddressHeader is empty in the environment {Environment}: clients are told apart by the address of "
            + "their connection. Behind a proxy that is one address for everybody, who then share one rate limit and "
            + "one limit of queue places. Name the header in which the proxy in front writes the client's address, "
            + "such as X-Azure-ClientIP.")]
    private static partial void LogNoHeader(ILogger logger, string environment);
}
