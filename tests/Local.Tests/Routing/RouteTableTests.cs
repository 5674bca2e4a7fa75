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
    public void Takes_the_first_function_by_name_and_not_the_literal() =>
        Assert.Equal("A", Find("GET", "/products/list", Get("B", "products/list"), Get("A", "products/{id}")));

    [Fact]
    public void Compares_function_names_without_case() =>
        Assert.Equal("a", Find("GET", "/x", Get("B", "{id}"), Get("a", "x")));

    [Theory]
    [InlineData("/reservations/17", null)]
    [InlineData("/reservations/0198c0de-0000-7000-8000-000000000000", "A")]
    public void Asks_constraints(string path, string? function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "reservations/{id:guid}")));

    [Theory]
    [InlineData("/r/rsv_1", "A")]
    [InlineData("/r/RSV_1", "A")]
    [InlineData("/r/1", "B")]
    public void Lets_regular_expressions_ignore_case(string path, string function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "r/{id:regex(^rsv_)}"), Get("B", "r/{id}")));

    [Theory]
    [InlineData("/files", "A")]
    [InlineData("/files/", "A")]
    [InlineData("/FILES/a", "A")]
    [InlineData("/files/a/b", null)]
    [InlineData("//files", null)]
    [InlineData("/files//a", null)]
    [InlineData("/other", null)]
    public void Knows_optional_segments_case_and_slashes(string path, string? function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "files/{name?}")));

    [Theory]
    [InlineData("/all", "A")]
    [InlineData("/all/a%2Fb/c", "A")]
    [InlineData("/", null)]
    public void Lets_a_catch_all_take_the_rest(string path, string? function) =>
        Assert.Equal(function, Find("GET", path, Get("A", "all/{*rest}")));

    [Fact]
    public void Keeps_an_encoded_slash_in_a_catch_all()
    {
        var table = new RouteTable([Get("A", "all/{*rest}")]);

        Assert.True(table.TryFind(Request("GET", "/all/a%2Fb/c"), out _, out var values));
        Assert.Equal("a%2Fb/c", values!["rest"]);
    }

    [Fact]
    public void Gives_the_values_of_plain_parameters()
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
    public void Finds_nothing_for_a_method_that_is_not_listed(string method, string? function) =>
        Assert.Equal(function, Find(method, "/x", Get("A", "x")));

    [Fact]
    public void Goes_on_to_the_next_function_that_handles_the_method() =>
        Assert.Equal("B", Find("POST", "/x", Get("A", "x"), new HttpRoute("B", "x", ["post"], Constraints)));

    [Theory]
    [InlineData("PATCH")]
    [InlineData("BREW")]
    public void Takes_every_method_when_none_is_listed(string method) =>
        Assert.Equal("A", Find(method, "/x", new HttpRoute("A", "x", [], Constraints)));

    [Fact]
    public void Refuses_one_template_with_a_shared_method() =>
        Assert.Throws<InvalidOperationException>(() => new RouteTable([Get("A", "x/{id}"), Get("B", "X/{id}")]));

    [Theory]
    [InlineData("admin/x")]
    [InlineData("administer")]
    [InlineData("/runtime/x")]
    public void Refuses_what_belongs_to_the_host(string route) =>
        Assert.Throws<InvalidOperationException>(() => RouteRules.Complete("A", route, "api"));

    [Theory]
    [InlineData(null, "api", "api/ShowHealth")]
    [InlineData("", "", "ShowHealth")]
    [InlineData("health", "api", "api/health")]
    public void Completes_templates(string? route, string prefix, string template) =>
        Assert.Equal(template, RouteRules.Complete("ShowHealth", route, prefix));

    private static HttpRoute Get(string function, string template) => new(function, template, ["get"], Constraints);

    private static string? Find(string method, string path, params HttpRoute[] routes) =>
        new RouteTable(routes).TryFind(Request(method, path), out var route, out _) ? route.Function : null;

    private static DefaultHttpContext Request(string method, string path) =>
        new() { Request = { Method = method, Path = path } };
}
