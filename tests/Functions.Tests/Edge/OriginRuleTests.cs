using Serverless.Functions.Edge.Cors;

namespace Serverless.Functions.Tests.Edge;

public sealed class OriginRuleTests
{
    [Theory]
    [InlineData("https://shop.example", "https://shop.example", true)]
    [InlineData("https://shop.example/", "https://SHOP.example", true)]
    [InlineData("https://shop.example", "http://shop.example", false)]
    [InlineData("https://shop.example", "https://shop.example:8443", false)]
    [InlineData("https://shop.example", "https://a.shop.example", false)]
    [InlineData("https://shop.example", "https://shop.example.evil.example", false)]
    [InlineData("http://localhost:3000", "http://localhost:3000", true)]
    [InlineData("http://localhost:3000", "http://localhost:30000", false)]
    [InlineData("https://*.example.com", "https://a.example.com", true)]
    [InlineData("https://*.example.com", "https://a.b.example.com", true)]
    [InlineData("https://*.example.com", "https://example.com", false)]
    [InlineData("https://*.example.com", "https://.example.com", false)]
    [InlineData("https://*.example.com", "https://evilexample.com", false)]
    [InlineData("https://*.example.com", "https://evil.com/.example.com", false)]
    [InlineData("https://*.example.com", "https://evil.com?.example.com", false)]
    [InlineData("https://*.example.com", "https://evil.com#.example.com", false)]
    [InlineData("https://*.example.com", "https://user@.example.com", false)]
    [InlineData("https://*.example.com", "https://evil.com:80.example.com", false)]
    [InlineData("https://*.example.com", "https://a.example.com:8443", false)]
    [InlineData("https://*.example.com", "https://a.example.com.", false)]
    [InlineData("https://*.example.com", "http://a.example.com", false)]
    [InlineData("https://*.example.com:8443", "https://a.example.com:8443", true)]
    [InlineData("https://*.example.com", "null", false)]
    [InlineData("https://*.example.com", "", false)]
    [InlineData("https://*.example.com", "https://", false)]
    public void Fits_what_it_names_and_nothing_that_looks_like_it(string rule, string origin, bool fits) =>
        Assert.Equal(fits, OriginRule.Parse(rule)!.Fits(origin));

    [Theory]
    [InlineData("*")]
    [InlineData("https://*")]
    [InlineData("https://*.com")]
    [InlineData("https://a.*.com")]
    [InlineData("https://shop.example/path")]
    [InlineData("https://user@shop.example")]
    [InlineData("https://shop.example:")]
    [InlineData("https://shop.example:port")]
    [InlineData("ftp://shop.example")]
    [InlineData("shop.example")]
    [InlineData("null")]
    [InlineData("https://")]
    public void Is_none_of_what_is_no_origin(string text) => Assert.Null(OriginRule.Parse(text));

    [Fact]
    public void Stops_the_start_on_what_is_no_origin() =>
        Assert.Single(new CorsPolicy { Origins = "https://shop.example, *" }.Validate(new(new object())));
}
