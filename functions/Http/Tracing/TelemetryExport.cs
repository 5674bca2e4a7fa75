using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Http.Tracing;

/// <summary>
/// Sends traces to a collector while the program runs, where there is one. Without a collector nobody listens to spans,
/// and none is made.
/// </summary>
internal sealed class TelemetryExport(TelemetryPolicy policy, MeterReadings readings) : IHostedService, IDisposable
{
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (policy.Collector is not null)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(resource => resource.Describe(policy))
                .AddSource(Telemetry.Name) // The HTTP client's own tells whole addresses, with keys of documents.
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(policy.Sampling)))
                .AddOtlpExporter(options => options.Describe(policy, "v1/traces"))
                .Build();
        }

        return Task.CompletedTask;
    }

    // The last spans and measures tell how it ended; the host waits for them, but not for a collector that is away.
    public Task StopAsync(CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromMilliseconds(policy.ExportMilliseconds);

        return Task.Run(
            () =>
            {
                _traces?.Shutdown((int)limit.TotalMilliseconds);
                readings.Shutdown(limit);
            },
            CancellationToken.None);
    }

    public void Dispose() => _traces?.Dispose();
}

internal static class TelemetryDescription
{
    public static ResourceBuilder Describe(this ResourceBuilder resource, TelemetryPolicy policy) =>
        resource.AddService(policy.ServiceName, serviceVersion: policy.Version);

    public static void Describe(this OtlpExporterOptions options, TelemetryPolicy policy, string path)
    {
        options.Protocol = policy.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.TimeoutMilliseconds = policy.ExportMilliseconds;
        options.Headers = string.IsNullOrEmpty(policy.Headers) ? null : policy.Headers;

        // An address in code is taken as it is, so the signal's own path belongs to it; gRPC has none.
        options.Endpoint = policy.IsGrpc
            ? policy.Collector!
            : new Uri($"{policy.Collector!.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
