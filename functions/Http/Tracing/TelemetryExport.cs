using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Http.Tracing;

/// <summary>
/// Exports traces to the collector, if there is one. Without a collector no span has a listener, and none is made.
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
                .AddSource(Telemetry.Name) // The HTTP client's own source has whole URLs with document keys.
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(policy.Sampling)))
                .AddOtlpExporter(options => options.Describe(policy, "v1/traces"))
                .Build();
        }

        return Task.CompletedTask;
    }

    // Exports the last spans and metrics. The host waits for that, but not for a collector that is down.
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

        // An endpoint set in code is used as it is, so it needs the path of the signal; gRPC has no path.
        options.Endpoint = policy.IsGrpc
            ? policy.Collector!
            : new Uri($"{policy.Collector!.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
