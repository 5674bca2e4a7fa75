using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>The web server of the worker, as the app sets it up.</summary>
public sealed class WorkerServerTests
{
    // What the Functions host itself takes.
    private const long HostBodyBytesMax = 100 * 1024 * 1024;

    [Fact]
    public void Leaves_large_bodies_to_our_own_limit_and_does_not_name_itself()
    {
        using var app = new ComposedApp("Production", []);

        var kestrel = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;

        Assert.Equal(HostBodyBytesMax, kestrel.Limits.MaxRequestBodySize);
        Assert.False(kestrel.AddServerHeader);
    }
}
