using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Serverless.Fakes.Accounts;

/// <summary>A token issuer on loopback that publishes keys, or fails when a test orders it.</summary>
public sealed class IssuerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requestCount;

    private IssuerServer(WebApplication app)
    {
        _app = app;
        app.Run(http =>
        {
            Interlocked.Increment(ref _requestCount);

            return Answer(http);
        });
    }

    public string Url => $"{_app.Urls.First()}/keys";

    public int RequestCount => Volatile.Read(ref _requestCount);

    /// <summary>The handler of all requests; a test can replace it.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => http.Response.WriteAsync("""{"keys":[]}""");

    public static async Task<IssuerServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new IssuerServer(builder.Build());
        await server._app.StartAsync();

        return server;
    }

    public void Publish(params SigningKey[] keys) =>
        Publish(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.Published)]) }.ToJsonString());

    public void Publish(string text) => Answer = http => http.Response.WriteAsync(text);

    public void Fail(int status = 500) => Answer = http =>
    {
        http.Response.StatusCode = status;

        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
