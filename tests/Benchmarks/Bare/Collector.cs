using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Serverless.Benchmarks.Bare;

/// <summary>Receives traces and metrics and discards them.</summary>
internal static class Collector
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{int.Parse(arguments[0], CultureInfo.InvariantCulture)}");
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async http => await http.Request.Body.CopyToAsync(Stream.Null));
        await app.RunAsync();

        return 0;
    }
}
