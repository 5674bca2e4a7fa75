using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Serverless.Fakes.Accounts;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Operations;

/// <summary>Traces and metrics of a whole purchase arrive at a collector in another process.</summary>
public sealed class TelemetryExportTests
{
    private const string Card = "4242424242424242";

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task A_purchase_is_one_trace_under_the_clients_span(string protocol)
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, protocol, sampling: "0");
        await platform.InitializeAsync();
        var (trace, parent) =
            (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());

        await PurchaseAsync(platform, $"00-{trace}-{parent}-01");
        await platform.DisposeAsync();

        var collected = await collector.ReadUntilAsync(all => all.Of(trace).Length >= 12);
        var spans = collected.Of(trace);
        var servers = spans.Where(span => span.Kind == CollectedSpan.Server).ToArray();
        Assert.Equal(
            [
                "POST /api/v1/payment/intent", "POST /api/v1/queue/check/{eventId}",
                "POST /api/v1/reservations/{id}/confirm", "POST /api/v1/seats/reserve",
            ],
            servers.Select(span => span.Name).Order(StringComparer.Ordinal));
        Assert.All(servers, span => Assert.Equal(parent, span.ParentSpanId));
        Assert.All(servers, span => Assert.Equal("200", span.Attributes["http.response.status_code"][..1] + "00"));
        Assert.All(spans, span => Assert.Equal("export-test", span.Service));

        // Every other span is a descendant of one of them.
        var ids = spans.Select(span => span.SpanId).ToHashSet();
        Assert.All(spans.Except(servers), span => Assert.Contains(span.ParentSpanId, ids));
        var names = spans.Select(span => span.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "EVALSHA enter", "EVALSHA check-queue", "EVALSHA hold-seats", "EVALSHA sell-seats",
                "payment authorise", "payment capture", "commit sales", "commit kept-answers", "send live",
            },
            names);
        Assert.Contains(spans, span => span.Attributes.GetValueOrDefault("db.system.name") == "redis");
        Assert.Contains(spans, span => span.Attributes.GetValueOrDefault("messaging.system") == "signalr");
    }

    [Fact]
    public async Task Spans_contain_no_ids_users_or_cards()
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, "http/protobuf", sampling: "1");
        await platform.InitializeAsync();
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        var secrets = await PurchaseAsync(platform, $"00-{trace}-00f067aa0ba902b7-01");
        await platform.DisposeAsync();

        var spans = (await collector.ReadUntilAsync(all => all.Of(trace).Length >= 12)).Spans;
        Assert.NotEmpty(spans);
        Assert.All(spans, span => Assert.All(
            span.Attributes.Values.Append(span.Name),
            text => Assert.DoesNotContain(
                secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public async Task Exports_the_metrics_of_the_contract()
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, "http/protobuf", sampling: "0");
        await platform.InitializeAsync();

        await PurchaseAsync(platform, traceParent: null);

        var collected = await collector.ReadUntilAsync(all => all.Metrics.Contains("payments_captured_total"));
        await platform.DisposeAsync();
        Assert.Superset(
            new HashSet<string>
            {
                "http_server_requests_total", "http_server_requests_duration_seconds", "backend_call_duration_seconds",
                "redis_operations_total", "units_sold_total", "payments_captured_total", "active_connections",
            },
            collected.Metrics.ToHashSet());
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public async Task Samples_new_traces_as_configured(string sampling, bool isKept)
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, "http/protobuf", sampling);
        await platform.InitializeAsync();

        var own = await platform.Client.SendAsync(HttpMethod.Get, "/healthz");
        var unsampledTrace = ActivityTraceId.CreateRandom().ToHexString();
        var unsampled = await SendAsync(platform, "/healthz", $"00-{unsampledTrace}-00f067aa0ba902b7-00");
        await platform.DisposeAsync();

        var trace = Assert.Single(own.Headers.GetValues("X-Trace-Id"));
        var collected = await collector.ReadUntilAsync(all => !isKept || all.Of(trace).Length > 0);
        Assert.Equal(isKept, collected.Of(trace) is [{ Name: "GET /healthz", ParentSpanId: "" }]);

        // The caller's traceparent says that this trace is not sampled.
        Assert.Equal(unsampledTrace, Assert.Single(unsampled.Headers.GetValues("X-Trace-Id")));
        Assert.Empty(collected.Of(unsampledTrace));
    }

    [Fact]
    public async Task Each_timer_run_is_its_own_trace()
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, "http/protobuf", sampling: "1", runTimers: true);
        await platform.InitializeAsync();

        var collected = await collector.ReadUntilAsync(all =>
            all.Spans.Any(span => span is { Name: "AdmitVisitors", Kind: CollectedSpan.Consumer }));
        await platform.DisposeAsync();

        var run = collected.Spans.First(span => span.Name == "AdmitVisitors");
        Assert.Equal(string.Empty, run.ParentSpanId);
    }

    [Fact]
    public async Task Propagates_the_trace_to_outgoing_calls()
    {
        var (trace, sent) = (ActivityTraceId.CreateRandom().ToHexString(), new TaskCompletionSource<string>());
        await using var issuer = await IssuerServer.StartAsync();
        var key = SigningKey.Rsa("rsa-1");
        issuer.Answer = http =>
        {
            sent.TrySetResult(http.Request.Headers.TraceParent.ToString());

            return http.Response.WriteAsync("""{"keys":[]}""");
        };
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, "http/protobuf", sampling: "0") { Issuer = issuer };
        await platform.InitializeAsync();

        var token = key.Sign("""{"iss":"https://issuer.example","aud":"tickets","sub":"ada","exp":4000000000}""");
        await SendAsync(platform, "/api/auth/profile", $"00-{trace}-00f067aa0ba902b7-01", token);
        await platform.DisposeAsync();

        var spans = (await collector.ReadUntilAsync(all => all.Of(trace).Length > 1)).Of(trace);
        var call = Assert.Single(spans, span => span.Name == "issuer keys");
        Assert.Equal($"00-{trace}-{call.SpanId}-01", await sent.Task.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01")]
    [InlineData("nonsense")]
    public async Task Starts_a_new_trace_for_an_invalid_traceparent(string traceParent)
    {
        using var collector = await OtlpProcess.StartAsync();
        var platform = new ExportingPlatform(collector, "http/protobuf", sampling: "1");
        await platform.InitializeAsync();

        var answer = await SendAsync(platform, "/healthz", traceParent);
        await platform.DisposeAsync();

        var trace = Assert.Single(answer.Headers.GetValues("X-Trace-Id"));
        Assert.Matches("^(?!0{32})[0-9a-f]{32}$", trace);
        var collected = await collector.ReadUntilAsync(all => all.Of(trace).Length > 0);
        Assert.Equal(string.Empty, Assert.Single(collected.Of(trace)).ParentSpanId);
    }

    private static async Task<Answer> SendAsync(
        ExportingPlatform platform, string path, string traceParent, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("traceparent", traceParent);

        return await platform.Client.ReadAsync(request);
    }

    /// <summary>Buys a seat by card. Returns the texts that no span may contain.</summary>
    private static async Task<string[]> PurchaseAsync(ExportingPlatform platform, string? traceParent)
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 100, ["ratePerSecond"] = 100 });
        var token = await fixture.UserAsync();

        if (traceParent is not null)
        {
            platform.Client.DefaultRequestHeaders.Add("traceparent", traceParent);
        }

        Assert.Equal(200, (await fixture.PostAsync(token, $"/api/v1/queue/check/{fixture.Id}")).Status);
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
        var id = held.GetProperty("id").GetString()!;
        var body = new JsonObject
        {
            ["reservation_id"] = id,
            ["amount"] = held.GetProperty("totalAmount").GetInt64(),
            ["currency"] = "KRW",
            ["card"] = Card,
        };
        var intent = await platform.Client.PostAsync("/api/v1/payment/intent", body.ToJsonString(), token);
        Assert.Equal(200, intent.Status);
        Assert.Equal(200, (await fixture.ConfirmAsync(token, id)).Status);
        platform.Client.DefaultRequestHeaders.Remove("traceparent");

        return
        [
            id, fixture.Id, token, Card, fixture.Seats[0],
            intent.Body.GetProperty("payment_intent_id").GetString()!,
        ];
    }

    /// <summary>A platform that sends its telemetry to a collector.</summary>
    private sealed class ExportingPlatform(
        OtlpProcess collector, string protocol, string sampling, bool runTimers = false) : PlatformFixture
    {
        public IssuerServer? Issuer { get; init; }

        protected override bool RunTimers => runTimers;

        protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => new Dictionary<string, string?>
        {
            ["SERVICE_NAME"] = "export-test",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] =
                (protocol == "grpc" ? collector.GrpcAddress : collector.HttpAddress).ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
            ["TRACE_SAMPLING"] = sampling,
            ["Telemetry:MetricsIntervalMilliseconds"] = "200",
            ["Payments:Simulated:ApproveMilliseconds"] = "0",
            ["JWT_JWKS_URL"] = Issuer?.Url,
            ["JWT_ISSUER"] = Issuer is null ? null : "https://issuer.example",
            ["JWT_AUDIENCE"] = Issuer is null ? null : "tickets",
        };
    }
}
