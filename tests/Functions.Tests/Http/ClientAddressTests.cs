using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serverless.Functions.Http;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Tests.Http;

public sealed class ClientAddressTests
{
    private const string Header = "X-Azure-ClientIP";

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    public void Uses_the_connections_address_when_no_header_is_configured(string connection, string expected)
    {
        var context = Request(connection, "198.51.100.1");
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.2";

        Assert.Equal(expected, new ClientAddress(new RateLimitPolicy()).Find(context));
    }

    [Theory]
    [InlineData("198.51.100.1", "198.51.100.1")]
    [InlineData("198.51.100.1:4711", "198.51.100.1")]
    [InlineData("::ffff:198.51.100.1", "198.51.100.1")]
    [InlineData("2001:db8:1:2:ffff::1", "20010db800010002")]
    [InlineData("[2001:db8:1:2:ffff::1]:4711", "20010db800010002")]
    [InlineData("1.2.3.4, 198.51.100.1", "198.51.100.1")]
    [InlineData("nonsense,198.51.100.1", "198.51.100.1")]
    public void Uses_the_last_address_of_the_configured_header(string header, string expected) =>
        Assert.Equal(expected, WithHeader().Find(Request("10.0.0.1", header)));

    [Fact]
    public void Uses_the_last_of_several_headers() => Assert.Equal(
        "198.51.100.1", WithHeader().Find(Request("10.0.0.1", new StringValues(["1.2.3.4", "5.6.7.8, 198.51.100.1"]))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nonsense")]
    [InlineData("7")]
    [InlineData("1.2")]
    [InlineData("198.51.100.1,")]
    [InlineData("198.51.100.1, unknown")]
    [InlineData("198.51.100.256")]
    [InlineData("198.51.100.1 198.51.100.2")]
    public void Rejects_a_header_without_a_valid_last_address(string? header)
    {
        var context = Request("10.0.0.1", header);
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1";

        var fault = Assert.Throws<MalformedRequestException>(() => WithHeader().Find(context));

        Assert.Equal((403, "request.no-address"), (fault.Status, fault.Reason));
    }

    [Theory]
    [InlineData("Tiketi=1", "", "", nameof(RateLimitPolicy.Contracts))]
    [InlineData("Tiketi=0/1", "", "", nameof(RateLimitPolicy.Contracts))]
    [InlineData("", "LogIn=a/b", "", nameof(RateLimitPolicy.Routes))]
    [InlineData("", "=1/2", "", nameof(RateLimitPolicy.Routes))]
    [InlineData("", "", "X-Forwarded-For", nameof(RateLimitPolicy.AddressHeader))]
    [InlineData("", "", "x-forwarded-host", nameof(RateLimitPolicy.AddressHeader))]
    [InlineData("", "", "X Client", nameof(RateLimitPolicy.AddressHeader))]
    public void Startup_fails_on_invalid_rate_limit_settings(
        string contracts, string routes, string header, string name)
    {
        var policy = new RateLimitPolicy { Contracts = contracts, Routes = routes, AddressHeader = header };
        var results = new List<ValidationResult>();

        Validator.TryValidateObject(policy, new ValidationContext(policy), results, validateAllProperties: true);

        Assert.Contains(name, Assert.Single(results).ErrorMessage, StringComparison.Ordinal);
    }

    private static ClientAddress WithHeader() => new(new RateLimitPolicy { AddressHeader = Header });

    private static DefaultHttpContext Request(string connection, StringValues header)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(connection);
        context.Request.Headers[Header] = header;

        return context;
    }
}
