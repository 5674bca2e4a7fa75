using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverless.Local.Tests.Http;

public sealed class HttpFrontendTests : IAsyncLifetime
{
    private readonly List<string> _steps = [];
    private readonly Gate _gate = new();
    private TestApp _app = null!;

    public async Task InitializeAsync() => _app = await TestApp.StartAsync<HttpFunctions>(builder =>
    {
        builder.Services.AddSingleton(_gate);
        builder.UseMiddleware((context, next) => TraceAsync("outer", context, next));
        builder.UseMiddleware((context, next) => TraceAsync("inner", context, next));
        builder.UseMiddleware((context, next) =>
        {
            if (context.GetHttpContext()!.Request.Query.ContainsKey("stop"))
            {
                context.GetInvocationResult().Value = new StatusCodeResult(StatusCodes.Status418ImATeapot);

                return Task.CompletedTask;
            }

            return next();
        });
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/add/2?second=3", "GET 5")]
    [InlineData("/ADD/2/?second=3", "GET 5")]
    [InlineData("/override/route?value=query", "/override/route route")]
    [InlineData("/several", "/several of several")]
    [InlineData("/plain", "")]
    public async Task Answers(string path, string body) => Assert.Equal(body, await _app.Client.GetStringAsync(path));

    [Theory]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("POST", "/plain", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/plain", HttpStatusCode.NotFound)]
    [InlineData("OPTIONS", "/plain", HttpStatusCode.NotFound)]
    [InlineData("GET", "/add/two?second=3", HttpStatusCode.NotFound)]
    [InlineData("GET", "/number/two", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/fail", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/action", HttpStatusCode.Accepted)]
    [InlineData("GET", "/plain?stop", (HttpStatusCode)StatusCodes.Status418ImATeapot)]
    [InlineData("GET", "/several?stop", (HttpStatusCode)StatusCodes.Status418ImATeapot)]
    [InlineData("GET", "/admin/host/status", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", HttpStatusCode.NoContent)]
    public async Task Answers_with_a_status_and_no_body(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await _app.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Cuts_an_answer_short_that_fails_after_its_start()
    {
        using var response = await _app.Client.GetAsync("/fail-late", HttpCompletionOption.ResponseHeadersRead);

        _gate.Opened.SetResult();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Runs_middleware_from_the_outside_in_and_back()
    {
        await _app.Client.GetStringAsync("/plain");

        Assert.Equal(["outer in Plain", "inner in Plain", "inner out Plain", "outer out Plain"], _steps);
    }

    [Fact]
    public async Task Names_the_invocation_itself_even_when_the_client_names_one()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/invocation");
        request.Headers.Add("x-ms-invocation-id", "mine");

        using var response = await _app.Client.SendAsync(request);

        var names = (await response.Content.ReadAsStringAsync()).Split('|');
        Assert.NotEqual("mine", names[0]);
        Assert.Equal(names[0], names[1]);
        Assert.Equal("Invocation", names[2]);
    }

    [Theory]
    [InlineData(30_000_000, HttpStatusCode.OK)]
    [InlineData(30_000_001, HttpStatusCode.InternalServerError)]
    public async Task Fails_on_a_body_above_the_workers_limit(int bytes, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/length");
        request.Content = new ByteArrayContent(new byte[bytes]);

        // The answer may come before the body has gone; a client that waits for leave reads it.
        request.Headers.ExpectContinue = true;
        using var response = await _app.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    private async Task TraceAsync(string name, FunctionContext context, Func<Task> next)
    {
        _steps.Add($"{name} in {context.FunctionDefinition.Name}");
        await next();
        _steps.Add($"{name} out {context.FunctionDefinition.Name}");
    }
}
