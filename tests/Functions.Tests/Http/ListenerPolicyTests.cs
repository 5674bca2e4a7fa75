using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Listeners;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.Tests.Http;

/// <summary>The API that owns an address.</summary>
public sealed class ListenerPolicyTests
{
    private const string Contracts = "tickets.example=movie, *:3002=Tiketi, 127.0.0.1:3002=Gateway, *:5000=Hkdl";

    [Theory]
    [InlineData("tickets.example", ApiContract.Movie)]
    [InlineData("TICKETS.example", ApiContract.Movie)]
    [InlineData("tickets.example:8443", null)]
    [InlineData("localhost:3002", ApiContract.Tiketi)]
    [InlineData("[::1]:3002", ApiContract.Tiketi)]
    [InlineData("127.0.0.1:3002", ApiContract.Gateway)]
    [InlineData("localhost:5000", ApiContract.Hkdl)]
    [InlineData("localhost:7071", null)]
    [InlineData("localhost", null)]
    [InlineData("no host at all", null)]
    public void Finds_the_owner_of_the_address_that_the_host_forwards(string host, ApiContract? expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("127.0.0.1:40000");
        request.Headers["X-Forwarded-Host"] = host;

        Assert.Equal(expected, Listeners(mocks: true).Find(request));
    }

    [Fact]
    public void A_supplier_owns_nothing_while_its_mock_is_off()
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("localhost:5000");

        Assert.Null(Listeners(mocks: false).Find(request));
    }

    [Theory]
    [InlineData("*=Movie")]
    [InlineData("*:0=Movie")]
    [InlineData("*:70000=Movie")]
    [InlineData("*:3002")]
    [InlineData("*:3002=Nobody")]
    [InlineData("*:3002=1")]
    [InlineData("http://tickets.example=Movie")]
    public void Startup_fails_on_an_invalid_entry(string entry)
    {
        var policy = new ListenerPolicy { Contracts = entry };

        Assert.Single(policy.Validate(new(policy)));
        Assert.Empty(policy.ByAddress());
    }

    private static ListenerContracts Listeners(bool mocks)
    {
        var policy = new ListenerPolicy { Contracts = Contracts };
        Assert.Empty(policy.Validate(new(policy)));

        return new ListenerContracts(policy, new MockPolicy { Mocks = mocks });
    }
}
