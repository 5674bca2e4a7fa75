using Serverless.Functions.Http.Cors;

namespace Serverless.Functions.Tests.Http;

/// <summary>Valid origins in the settings, and the origins that they allow.</summary>
public sealed class TrustedOriginTests
{
    [Theory]
    [InlineData("https://shop.example", "https://shop.example", true)]
    [InlineData("https://SHOP.example/", "https://shop.example", true)]
    [InlineData("https://shop.example:443", "https://shop.example", true)]
    [InlineData("https://한국.example", "https://xn--3e0b707e.example", true)]
    [InlineData("https://*.한국.example", "https://a.xn--3e0b707e.example", true)]
    [InlineData("http://[::1]:3000", "http://[::1]:3000", true)]
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
    public void Allows_exactly_the_origins_that_an_entry_names(string entry, string origin, bool trusts)
    {
        var settings = new CorsPolicy { Origins = entry };

        Assert.Empty(settings.Validate(new(settings)));
        Assert.Equal(trusts, settings.Trusted().IsOriginAllowed(origin));
    }

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
    [InlineData("https://shop.example?")]
    [InlineData("https://shop.example#")]
    [InlineData("https://*.*.example.com")]
    [InlineData("https://*.127.0.0.1")]
    public void An_invalid_entry_allows_no_origin(string entry)
    {
        var settings = new CorsPolicy { Origins = entry };

        Assert.Single(settings.Validate(new(settings)));
        Assert.Empty(settings.Trusted().Origins);
    }

    [Fact]
    public void Startup_fails_on_an_invalid_entry() =>
        Assert.Single(new CorsPolicy { Origins = "https://shop.example, *" }.Validate(new(new object())));
}
