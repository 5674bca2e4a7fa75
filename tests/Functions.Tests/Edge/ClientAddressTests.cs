using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Edge.RateLimiting;

namespace Serverless.Functions.Tests.Edge;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "", "203.0.113.7")]
    [InlineData("203.0.113.7", "198.51.100.1", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "198.51.100.1", "203.0.113.7")]
    [InlineData("10.0.0.1", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "198.51.100.1", "198.51.100.1")]
    [InlineData("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.1", "198.51.100.1:4711", "198.51.100.1")]
    [InlineData("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2", "198.51.100.1")]
    [InlineData("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3")]
    [InlineData("10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1")]
    [InlineData("10.0.0.1", "nonsense, 10.0.0.2", "10.0.0.2")]
    [InlineData("10.0.0.1", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18", "10.0.0.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "", "20010db800010002")]
    [InlineData("10.0.0.1", "2001:db8:1:2:ffff::1", "20010db800010002")]
    [InlineData("10.0.0.1", "[2001:db8:1:2:ffff::1]:4711", "20010db800010002")]
    public void Is_the_last_one_that_no_proxy_of_ours_has(string peer, string header, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Headers["X-Forwarded-For"] = header;

        var addresses = new ClientAddress(new RateLimitPolicy { TrustedProxies = "10.0.0.0/8, ::1/128" });

        Assert.Equal(expected, addresses.Find(context));
    }

    [Fact]
    public void Reads_the_header_that_the_settings_name()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1";
        context.Request.Headers["X-Azure-ClientIP"] = "203.0.113.7";

        var addresses = new ClientAddress(
            new RateLimitPolicy { TrustedProxies = "10.0.0.0/8", AddressHeader = "X-Azure-ClientIP" });

        Assert.Equal("203.0.113.7", addresses.Find(context));
    }

    [Theory]
    [InlineData("Tiketi=1", "", "", nameof(RateLimitPolicy.Families))]
    [InlineData("Tiketi=0/1", "", "", nameof(RateLimitPolicy.Families))]
    [InlineData("", "LogIn=a/b", "", nameof(RateLimitPolicy.Routes))]
    [InlineData("", "=1/2", "", nameof(RateLimitPolicy.Routes))]
    [InlineData("", "", "10.0.0.1/99", nameof(RateLimitPolicy.TrustedProxies))]
    public void Stops_the_start_for_settings_that_say_nothing(
        string families, string routes, string proxies, string name)
    {
        var policy = new RateLimitPolicy { Families = families, Routes = routes, TrustedProxies = proxies };

        var results = policy.Validate(new ValidationContext(policy));

        Assert.Contains(name, Assert.Single(results).ErrorMessage, StringComparison.Ordinal);
    }
}
