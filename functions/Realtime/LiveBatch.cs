using System.Diagnostics;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Realtime;

/// <summary>Counts and traces the messages of one result. The host delivers them after the function.</summary>
internal static class LiveBatch
{
    public static void Record(int count)
    {
        if (count == 0)
        {
            return;
        }

        HttpMetrics.MessagesSent(count);
        using var span = Telemetry.Source.StartActivity($"send {LiveHub.Name}", ActivityKind.Producer);

        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("messaging.system", "signalr");
            span.SetTag("messaging.operation.name", "send");
            span.SetTag("messaging.destination.name", LiveHub.Name);
            span.SetTag("messaging.batch.message_count", count);
        }
    }
}
