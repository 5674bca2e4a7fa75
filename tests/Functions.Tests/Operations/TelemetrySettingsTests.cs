using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Operations;

/// <summary>The collector receives the configured headers and share of traces.</summary>
public sealed class TelemetrySettingsTests
{
    private const int RequestCount = 400;

    [Theory]
    [InlineData("http/protobuf", "/v1/traces", "/v1/metrics")]
    [InlineData(
        "grpc",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export")]
    public async Task Exports_with_the_configured_headers_and_a_tenth_of_the_traces(
        string protocol, params string[] paths)
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, protocol);
        await platform.InitializeAsync();

        for (var i = 0; i < RequestCount; i++)
        {
            await platform.Client.GetAsync("/healthz");
        }

        await platform.DisposeAsync();
        var collected = await collector.ReadUntilAsync(all => all is { Spans.Count: > 0, Metrics.Count: > 0 });

        Assert.All(paths, path =>
        {
            Assert.Contains($"{path} x-api-key: s3cret=with=signs", collected.Headers);
            Assert.Contains($"{path} x-tenant: tickets", collected.Headers);
        });

        // Forty traces are expected with a standard deviation of six. A run in a million differs by five times that.
        Assert.InRange(
            collected.Spans.Count(span => span is { Name: "GET /healthz", ParentSpanId: "" }), 40 - 33, 40 + 33);
    }

    private sealed class ExportingPlatform(OtlpProcess collector, string protocol) : PlatformFixture
    {
        protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] =
                (protocol == "grpc" ? collector.GrpcAddress : collector.HttpAddress).ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-api-key=s3cret=with=signs,x-tenant=tickets",
            ["TRACE_SAMPLING"] = "0.1",
        };
    }
}
