using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Tests.Platform;

#pragma warning disable CA1822 // The host calls functions on instances.

namespace Serverless.Functions.Tests.Operations;

/// <summary>What /metrics shows after real traffic. Other tests are measured too, hence differences.</summary>
public sealed class MetricsOverHttpTests(MeasuredPlatform platform) : IClassFixture<MeasuredPlatform>
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
    public async Task Has_the_names_and_labels_of_the_contract(string name, params string[] labels)
    {
        await platform.TradeAsync();

        var measures = await platform.MeasureAsync();

        Assert.Contains(name, measures.Names);
        Assert.Equal(labels.Order(), measures.LabelsOf(name).Order());
    }

    [Fact]
    public async Task Counts_every_request_once_under_its_routes_template()
    {
        var before = await platform.MeasureAsync();

        foreach (var id in (string[])["one", "two", "three"])
        {
            Assert.Equal(200, (await platform.Client.SendAsync(HttpMethod.Get, $"/probe/measured/{id}")).Status);
        }

        var after = await platform.MeasureAsync();
        (string, string)[] labels = [("method", "GET"), ("route", "/probe/measured/{id}"), ("status_code", "200")];
        Assert.Equal(3, Grown("http_server_requests_total", before, after, labels));
        Assert.Equal(3, Grown("http_server_requests_duration_seconds_count", before, after, labels));
        Assert.Equal(
            3, Grown("http_server_requests_duration_seconds_bucket", before, after, [.. labels, ("le", "+Inf")]));
        Assert.DoesNotContain("three", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_all_unknown_paths_and_methods_one_label_each()
    {
        for (var i = 0; i < 5; i++)
        {
            await platform.Client.SendAsync(HttpMethod.Get, $"/nowhere/at-all-{i}");
            await platform.Client.SendAsync(new HttpMethod($"BREW{i}"), "/probe/measured/tea");
        }

        var measures = await platform.MeasureAsync();

        Assert.DoesNotContain("nowhere", measures.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BREW", measures.Text, StringComparison.Ordinal);
        Assert.True(measures.Sum(
            "http_server_requests_total", ("route", "unknown"), ("method", "GET"), ("status_code", "404")) >= 5);
        Assert.Contains("other", measures.ValuesOf("method"));
        Assert.All(measures.ValuesOf("route"), route => Assert.True(
            route == "unknown" || (route[0] == '/' && !route.Contains(':', StringComparison.Ordinal)), route));
    }

    [Fact]
    public async Task Counts_a_refusal_by_its_code()
    {
        var before = await platform.MeasureAsync();

        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/probe/measured-refusal");

        var after = await platform.MeasureAsync();
        Assert.Equal(403, answer.Status);
        Assert.Equal(1, Grown("refusals_total", before, after, ("reason", "measured.refusal")));
    }

    [Fact]
    public async Task Counts_a_key_that_is_new_as_a_miss_and_a_repeated_one_as_a_hit()
    {
        var (fixture, token) = await platform.VisitAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
        var path = $"/api/v1/reservations/{held.GetProperty("id").GetString()}/cancel";
        var key = new IdSource(TimeProvider.System).Next().ToString();
        var before = await platform.MeasureAsync();

        var first = await platform.Client.SendAsync(HttpMethod.Post, path, token, key: key);
        var between = await platform.MeasureAsync();
        var second = await platform.Client.SendAsync(HttpMethod.Post, path, token, key: key);
        var after = await platform.MeasureAsync();

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.True(Grown("idempotency_hits_total", before, between, ("type", "miss")) >= 1);
        Assert.True(Grown("idempotency_hits_total", between, after, ("type", "hit")) >= 1);
    }

    [Fact]
    public async Task Counts_who_was_turned_away_by_whom_the_limit_counts()
    {
        var token = await platform.IssueAsync(Serverless.Domain.Accounts.AccountRole.User);
        var before = await platform.MeasureAsync();

        for (var i = 0; i < 4; i++)
        {
            await platform.Client.SendAsync(HttpMethod.Get, "/probe/measured-limit", token);
            await platform.Client.SendAsync(HttpMethod.Get, "/probe/measured-limit");
        }

        var after = await platform.MeasureAsync();
        Assert.True(Grown("ratelimit_dropped_total", before, after, ("key_type", "user")) >= 1);
        Assert.True(Grown("ratelimit_dropped_total", before, after, ("key_type", "ip")) >= 1);
    }

    [Fact]
    public async Task Counts_what_is_admitted_held_sold_and_paid()
    {
        var before = await platform.MeasureAsync();

        await platform.TradeAsync();

        var after = await platform.MeasureAsync();
        Assert.True(Grown("units_held_total", before, after, ("kind", "seat")) >= 2);
        Assert.True(Grown("units_sold_total", before, after, ("kind", "seat")) >= 2);
        Assert.True(Grown("payments_captured_total", before, after, ("currency", "KRW")) >= 1);
        Assert.True(Grown("payments_captured_minor_units_total", before, after, ("currency", "KRW")) >= 140_000);
        Assert.True(Grown("visitors_admitted_total", before, after) >= 1);
    }

    [Fact]
    public async Task Tells_how_many_wait_in_each_line_and_how_long_they_waited()
    {
        var (fixture, first) = await platform.QueueUpAsync();
        await platform.DrainAsync();
        var before = await platform.MeasureAsync();

        await fixture.PostAsync(first, $"/api/v1/queue/leave/{fixture.Id}");
        await platform.DrainAsync();

        var after = await platform.MeasureAsync();
        Assert.Equal(3, before.Sum("queue_depth", ("performance", fixture.Tag)));
        Assert.Equal(2, after.Sum("queue_depth", ("performance", fixture.Tag)));
        Assert.Equal(1, after.Sum("queue_inside", ("performance", fixture.Tag)));
        Assert.True(Grown("queue_wait_time_seconds_count", before, after) >= 1);
        Assert.True(Grown("visitors_admitted_total", before, after, ("way", "from_line")) >= 1);
    }

    [PromtoolFact]
    public async Task Is_to_the_taste_of_prometheus_own_check()
    {
        await platform.TradeAsync();

        var measures = await platform.MeasureAsync();

        Assert.Equal(string.Empty, await Promtool.CheckAsync(measures.Text));
    }

    private static double Grown(
        string name, MetricsText before, MetricsText after, params (string Name, string Value)[] labels) =>
        after.Sum(name, labels) - before.Sum(name, labels);
}

[ApiContract(ApiContract.Gateway)]
public sealed class MeasuredProbes
{
    [Function("ProbeMeasured")]
    [AllowAnonymous]
    public IResult Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/measured/{id:alpha}")]
        HttpRequest request,
        string id) => Answer(request, id);

    [Function("ProbeMeasuredError")]
    [AllowAnonymous]
    public IResult Refuse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/measured-refusal")] HttpRequest request) =>
        request.Path.HasValue ? new Problem(403, "measured.refusal", "No.") : Results.Ok();

    [Function("ProbeMeasuredLimit")]
    [AllowAnonymous]
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
