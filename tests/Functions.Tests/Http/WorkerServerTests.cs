using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>The configuration of the worker's web server.</summary>
public sealed class WorkerServerTests
{
    // The limit of the Functions host.
    private const long HostBodyBytesMax = 100 * 1024 * 1024;

    [Fact]
    public void Accepts_bodies_up_to_the_hosts_limit_and_sends_no_Server_header()
    {
        using var app = new ComposedApp("Production", []);

        var kestrel = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;

        Assert.Equal(HostBodyBytesMax, kestrel.Limits.MaxRequestBodySize);
        Assert.False(kestrel.AddServerHeader);
    }
}
