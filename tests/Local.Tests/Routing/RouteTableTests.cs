using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Local.Host.Routing;

namespace Serverless.Local.Tests.Routing;

public sealed class RouteTableTests
{
    private static readonly IInlineConstraintResolver Constraints =
        RouteRules.Constraints(new ServiceCollection().BuildServiceProvider());

    [Fact]
    public void Prefers_the_first_function_name_to_a_literal_route() =>
        Assert.Equal("A", Find("GET", "/products/list", Get("B", "products/list"), Get("A", "products/{id}")));

    [Fact]
    public void Function_names_are_ordered_case_insensitively() =>
        Assert.Equal("a", Find("GET", "/x", Get("B", "{id}"), Get("a", "x")));

    [Theory]
    [InlineData("/reservations/17", null)]
    [InlineData("/reservations/0198c0de-0000-7000-8000-000000000000", "A")]
    public void Applies_route_constraints(string path, string? function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "reservations/{id:guid}")));

    [Theory]
    [InlineData("/r/rsv_1", "A")]
    [InlineData("/r/RSV_1", "A")]
    [InlineData("/r/1", "B")]
    public void Regular_expression_constraints_ignore_case(string path, string function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "r/{id:regex(^rsv_)}"), Get("B", "r/{id}")));

    [Theory]
    [InlineData("/files", "A")]
    [InlineData("/files/", "A")]
    [InlineData("/FILES/a", "A")]
    [InlineData("/files/a/b", null)]
    [InlineData("//files", null)]
    [InlineData("/files//a", null)]
    [InlineData("/other", null)]
    public void Matches_optional_segments_case_and_slashes(string path, string? function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "files/{name?}")));

    [Theory]
    [InlineData("/all", "A")]
    [InlineData("/all/a%2Fb/c", "A")]
    [InlineData("/", null)]
    public void Catch_all_matches_the_rest_of_the_path(string path, string? function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "all/{*rest}")));

    [Fact]
    public void Catch_all_keeps_an_encoded_slash()
    {
        var table = new RouteTable([Get("A", "all/{*rest}")]);

        Assert.True(table.TryFind(Request("GET", "/all/a%2Fb/c"), out _, out var values));
        Assert.Equal("a%2Fb/c", values!["rest"]);
    }

    [Fact]
    public void Returns_the_values_of_route_parameters()
    {
        var table = new RouteTable([Get("A", "events/{eventId}/seats/{seatId}")]);

        Assert.True(table.TryFind(Request("GET", "/events/7/seats/B-2"), out _, out var values));
        Assert.Equal("7", values!["eventid"]);
        Assert.Equal("B-2", values["seatId"]);
    }

    [Theory]
    [InlineData("POST", null)]
    [InlineData("HEAD", null)]
    [InlineData("OPTIONS", null)]
    [InlineData("GET", "A")]
    public void Finds_nothing_for_an_unlisted_method(string method, string? function) =>
        Assert.Equal(function, Find(method, "/x", Get("A", "x")));

    [Fact]
    public void Continues_to_the_next_function_that_handles_the_method() =>
        Assert.Equal("B", Find("POST", "/x", Get("A", "x"), new HttpRoute("B", "x", ["post"], Constraints)));

    [Theory]
    [InlineData("PATCH")]
    [InlineData("BREW")]
    public void Matches_every_method_when_none_is_listed(string method) =>
        Assert.Equal("A", Find(method, "/x", new HttpRoute("A", "x", [], Constraints)));

    [Fact]
    public void Rejects_equal_templates_with_a_shared_method() =>
        Assert.Throws<InvalidOperationException>(() => new RouteTable([Get("A", "x/{id}"), Get("B", "X/{id}")]));

    [Theory]
    [InlineData("admin/x")]
    [InlineData("administer")]
    [InlineData("/runtime/x")]
    public void Rejects_routes_reserved_for_the_host(string route) =>
        Assert.Throws<InvalidOperationException>(() => RouteRules.Complete("A", route, "api"));

    [Theory]
    [InlineData(null, "api", "api/ShowHealth")]
    [InlineData("", "", "ShowHealth")]
    [InlineData("health", "api", "api/health")]
    public void Completes_route_templates(string? route, string prefix, string template) =>
        Assert.Equal(template, RouteRules.Complete("ShowHealth", route, prefix));

    private static HttpRoute Get(string function, string template) => new(function, template, ["get"], Constraints);

    private static string? Find(string method, string path, params HttpRoute[] routes) =>
        new RouteTable(routes).TryFind(Request(method, path), out var route, out _) ? route.Function : null;

    private static DefaultHttpContext Request(string method, string path) =>
        new() { Request = { Method = method, Path = path } };
}
