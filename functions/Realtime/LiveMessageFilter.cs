using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;

namespace Serverless.Functions.Realtime;

/// <summary>
/// What every message of a client passes first: it is counted, and it has to name a performance. A message has no
/// response, so a rejected one is only logged.
/// </summary>
public sealed class LiveMessageFilter(ILiveLimits limits, ILogger<LiveMessageFilter> logger)
{
    /// <summary>The performance that the message names; null for a message that is rejected.</summary>
    public async Task<PerformanceId?> ReadAsync(
        SignalRInvocationContext invocation, CancellationToken cancellationToken)
    {
        var user = new UserId(invocation.UserId ?? string.Empty);

        if (!await IsWithinLimitsAsync(invocation, user, cancellationToken))
        {
            logger.MessageLimited(invocation.Event, invocation.ConnectionId);

            return null;
        }

        if (LiveRequest.TryReadPerformance(invocation, out var performance))
        {
            return performance;
        }

        Ignore(invocation, "no eventId");

        return null;
    }

    public void Ignore(SignalRInvocationContext invocation, string reason) =>
        logger.MessageIgnored(invocation.Event, invocation.ConnectionId, reason);

    // Without Redis nothing is counted, as for requests; live messages matter more.
    private async Task<bool> IsWithinLimitsAsync(
        SignalRInvocationContext invocation, UserId user, CancellationToken cancellationToken)
    {
        try
        {
            return await limits.TryCountAsync(user, new ConnectionId(invocation.ConnectionId), cancellationToken);
        }
        catch (DependencyUnavailableException fault)
        {
            logger.CountFailed(invocation.ConnectionId, invocation.Event, fault.Message);

            return true;
        }
    }
}
