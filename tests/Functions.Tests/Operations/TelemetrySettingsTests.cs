using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Operations;

/// <summary>What the settings say about a collector, as it arrives there.</summary>
public sealed class TelemetrySettingsTests
{
    private const int RequestCount = 400;

    [Theory]
    [InlineData("http/protobuf", "/v1/traces", "/v1/metrics")]
    [InlineData(
        "grpc",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export")]
    public async Task Tells_the_collector_what_it_wants_to_be_told_and_a_tenth_of_the_traces(
        string protocol, params string[] paths)
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new TellingPlatform(collector, protocol);
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

        // Forty are expected, give or take six; five times that comes once in a million runs.
        Assert.InRange(
            collected.Spans.Count(span => span is { Name: "GET /healthz", ParentSpanId: "" }), 40 - 33, 40 + 33);
    }

    private sealed class TellingPlatform(OtlpProcess collector, string protocol) : PlatformFixture
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
