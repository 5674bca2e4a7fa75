using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Tests.Platform;

#pragma warning disable CA1822 // The host calls functions on instances.

namespace Serverless.Functions.Tests.Operations;

/// <summary>The metrics at /metrics. Other tests change them too, so these tests compare increases.</summary>
public sealed class MetricsOverHttpTests(MetricsPlatform platform) : IClassFixture<MetricsPlatform>
{
    [Theory]
    [InlineData("http_server_requests_total", "method", "route", "status_code")]
    [InlineData("http_server_requests_duration_seconds_count", "method", "route", "status_code")]
    [InlineData("http_server_requests_duration_seconds_bucket", "method", "route", "status_code", "le")]
    [InlineData("backend_call_duration_seconds_count", "service", "method", "status_code")]
    [InlineData("idempotency_hits_total", "type")]
    [InlineData("ratelimit_dropped_total", "key_type")]
    [InlineData("active_connections")]
    [InlineData("queue_operations_total", "operation", "status")]
    [InlineData("redis_operations_total", "operation", "status")]
    [InlineData("refusals_total", "reason")]
    public async Task Metrics_have_the_names_and_labels_of_the_contract(string name, params string[] labels)
    {
        await platform.PurchaseAsync();

        var metrics = await platform.ReadMetricsAsync();

        Assert.Contains(name, metrics.Names);
        Assert.Equal(labels.Order(), metrics.LabelsOf(name).Order());
    }

    [Fact]
    public async Task Counts_each_request_once_under_its_route_template()
    {
        var before = await platform.ReadMetricsAsync();

        foreach (var id in (string[])["one", "two", "three"])
        {
            Assert.Equal(200, (await platform.Client.SendAsync(HttpMethod.Get, $"/probe/measured/{id}")).Status);
        }

        var after = await platform.ReadMetricsAsync();
        (string, string)[] labels = [("method", "GET"), ("route", "/probe/measured/{id}"), ("status_code", "200")];
        Assert.Equal(3, Increase("http_server_requests_total", before, after, labels));
        Assert.Equal(3, Increase("http_server_requests_duration_seconds_count", before, after, labels));
        Assert.Equal(
            3, Increase("http_server_requests_duration_seconds_bucket", before, after, [.. labels, ("le", "+Inf")]));
        Assert.DoesNotContain("three", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_paths_and_methods_share_one_label_each()
    {
        for (var i = 0; i < 5; i++)
        {
            await platform.Client.SendAsync(HttpMethod.Get, $"/nowhere/at-all-{i}");
            await platform.Client.SendAsync(new HttpMethod($"BREW{i}"), "/probe/measured/tea");
        }

        var metrics = await platform.ReadMetricsAsync();

        Assert.DoesNotContain("nowhere", metrics.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BREW", metrics.Text, StringComparison.Ordinal);
        Assert.True(metrics.Sum(
            "http_server_requests_total", ("route", "unknown"), ("method", "GET"), ("status_code", "404")) >= 5);
        Assert.Contains("other", metrics.ValuesOf("method"));
        Assert.All(metrics.ValuesOf("route"), route => Assert.True(
            route == "unknown" || (route[0] == '/' && !route.Contains(':', StringComparison.Ordinal)), route));
    }

    [Fact]
    public async Task Counts_an_error_by_its_code()
    {
        var before = await platform.ReadMetricsAsync();

        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/probe/measured-refusal");

        var after = await platform.ReadMetricsAsync();
        Assert.Equal(403, answer.Status);
        Assert.Equal(1, Increase("refusals_total", before, after, ("reason", "measured.refusal")));
    }

    [Fact]
    public async Task Counts_a_new_key_as_a_miss_and_a_repeated_one_as_a_hit()
    {
        var (fixture, token) = await platform.OpenEventAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
        var path = $"/api/v1/reservations/{held.GetProperty("id").GetString()}/cancel";
        var key = new IdSource(TimeProvider.System).Next().ToString();
        var before = await platform.ReadMetricsAsync();

        var first = await platform.Client.SendAsync(HttpMethod.Post, path, token, key: key);
        var between = await platform.ReadMetricsAsync();
        var second = await platform.Client.SendAsync(HttpMethod.Post, path, token, key: key);
        var after = await platform.ReadMetricsAsync();

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.True(Increase("idempotency_hits_total", before, between, ("type", "miss")) >= 1);
        Assert.True(Increase("idempotency_hits_total", between, after, ("type", "hit")) >= 1);
    }

    [Fact]
    public async Task Counts_rate_limited_requests_by_the_kind_of_caller()
    {
        var token = await platform.IssueAsync(Serverless.Domain.Accounts.AccountRole.User);
        var before = await platform.ReadMetricsAsync();

        for (var i = 0; i < 4; i++)
        {
            await platform.Client.SendAsync(HttpMethod.Get, "/probe/measured-limit", token);
            await platform.Client.SendAsync(HttpMethod.Get, "/probe/measured-limit");
        }

        var after = await platform.ReadMetricsAsync();
        Assert.True(Increase("ratelimit_dropped_total", before, after, ("key_type", "user")) >= 1);
        Assert.True(Increase("ratelimit_dropped_total", before, after, ("key_type", "ip")) >= 1);
    }

    [Fact]
    public async Task Counts_admitted_users_held_and_sold_units_and_payments()
    {
        var before = await platform.ReadMetricsAsync();

        await platform.PurchaseAsync();

        var after = await platform.ReadMetricsAsync();
        Assert.True(Increase("units_held_total", before, after, ("kind", "seat")) >= 2);
        Assert.True(Increase("units_sold_total", before, after, ("kind", "seat")) >= 2);
        Assert.True(Increase("payments_captured_total", before, after, ("currency", "KRW")) >= 1);
        Assert.True(Increase("payments_captured_minor_units_total", before, after, ("currency", "KRW")) >= 140_000);
        Assert.True(Increase("visitors_admitted_total", before, after) >= 1);
    }

    [Fact]
    public async Task Shows_depth_and_waiting_time_of_each_queue()
    {
        var (fixture, first) = await platform.OpenQueueAsync();
        await platform.AdmitAsync();
        var before = await platform.ReadMetricsAsync();

        await fixture.PostAsync(first, $"/api/v1/queue/leave/{fixture.Id}");
        await platform.AdmitAsync();

        var after = await platform.ReadMetricsAsync();
        Assert.Equal(3, before.Sum("queue_depth", ("performance", fixture.Tag)));
        Assert.Equal(2, after.Sum("queue_depth", ("performance", fixture.Tag)));
        Assert.Equal(1, after.Sum("queue_inside", ("performance", fixture.Tag)));
        Assert.True(Increase("queue_wait_time_seconds_count", before, after) >= 1);
        Assert.True(Increase("visitors_admitted_total", before, after, ("way", "from_line")) >= 1);
    }

    [PromtoolFact]
    public async Task Promtool_reports_no_problem()
    {
        await platform.PurchaseAsync();

        var metrics = await platform.ReadMetricsAsync();

        Assert.Equal(string.Empty, await Promtool.CheckAsync(metrics.Text));
    }

    private static double Increase(
        string name, MetricsText before, MetricsText after, params (string Name, string Value)[] labels) =>
        after.Sum(name, labels) - before.Sum(name, labels);
}

[ApiContract(ApiContract.Gateway)]
public sealed class MetricsProbes
{
    [Function("ProbeMeasured")]
    [AllowAnonymous]
    public IResult Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/measured/{id:alpha}")]
        HttpRequest request,
        string id) => Answer(request, id);

    [Function("ProbeMeasuredError")]
    [AllowAnonymous]
    public IResult Fail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/measured-refusal")] HttpRequest request) =>
        request.Path.HasValue ? new Problem(403, "measured.refusal", "No.") : Results.Ok();

    [Function("ProbeMeasuredLimit")]
    [Authorize]
    public IResult Limit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/measured-limit")] HttpRequest request) =>
        Answer(request, "limit");

    [Function("ProbeMeasuredUnlimited")]
    [AllowAnonymous]
    [DisableRateLimiting]
    public IResult Unlimit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/measured-unlimited")] HttpRequest request) =>
        Answer(request, "unlimited");

    private static IResult Answer(HttpRequest request, string text) =>
        Results.Text($"{request.Method} {text}");
}
