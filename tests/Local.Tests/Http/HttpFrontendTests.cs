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
    public async Task Returns_the_result_of_the_function(string path, string body) =>
        Assert.Equal(body, await _app.Client.GetStringAsync(path));

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
    public async Task Returns_a_status_without_a_body(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await _app.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Aborts_a_response_that_fails_after_its_start()
    {
        using var response = await _app.Client.GetAsync("/fail-late", HttpCompletionOption.ResponseHeadersRead);

        _gate.Opened.SetResult();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Runs_middleware_in_nested_order()
    {
        await _app.Client.GetStringAsync("/plain");

        Assert.Equal(["outer in Plain", "inner in Plain", "inner out Plain", "outer out Plain"], _steps);
    }

    [Fact]
    public async Task Ignores_an_invocation_id_of_the_client()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/invocation");
        request.Headers.Add("x-ms-invocation-id", "mine");

        using var response = await _app.Client.SendAsync(request);

        var ids = (await response.Content.ReadAsStringAsync()).Split('|');
        Assert.NotEqual("mine", ids[0]);
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal("Invocation", ids[2]);
    }

    [Theory]
    [InlineData(30_000_000, HttpStatusCode.OK)]
    [InlineData(30_000_001, HttpStatusCode.InternalServerError)]
    public async Task Fails_on_a_body_above_the_workers_limit(int bytes, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/length");
        request.Content = new ByteArrayContent(new byte[bytes]);

        // The response may arrive before the body is sent; a client that waits for 100-continue reads it.
        request.Headers.ExpectContinue = true;
        using var response = await _app.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/named/route", """{"text":"body","count":2}""", "POST route body 2")]
    [InlineData(
        "/named/route", """{"Id":"body","TEXT":"body","count":2,"more":{"text":"deep"}}""", "POST route body 2")]
    [InlineData("/named/route?text=query&count=3", """{"text":"body","count":2}""", "POST route query 3")]
    public async Task Binds_parameters_from_body_then_query_then_route(string path, string json, string body)
    {
        using var response = await _app.Client.PostAsync(path, new StringContent(json));

        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"text":"body","count":2} and more""")]
    [InlineData("nonsense")]
    [InlineData("[1,2]")]
    public async Task Binds_nothing_from_a_body_that_is_no_object(string text)
    {
        using var response = await _app.Client.PostAsync("/named/route?count=1", new StringContent(text));

        Assert.Equal("POST route  1", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Streams_a_response_while_it_is_written()
    {
        using var response = await _app.Client.GetAsync("/stream", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Equal("data: first", await reader.ReadLineAsync());
        _gate.Opened.SetResult();
        Assert.Equal("\ndata: second\n\n", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Streams_a_body_without_a_length_to_the_function()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/length")
        {
            Content = new StreamContent(new MemoryStream(new byte[2_000_000])),
        };
        request.Headers.TransferEncodingChunked = true;

        using var response = await _app.Client.SendAsync(request);

        Assert.Equal("2000000", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Cancels_the_function_when_the_client_disconnects()
    {
        using var leaving = new CancellationTokenSource();
        var waiting = _app.Client.GetAsync("/wait", leaving.Token);
        await _gate.Entered.Task.WaitAsync(Eventually.Limit);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _gate.Cancelled.Task.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task Rejects_a_body_above_the_hosts_limit_without_reading_it()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(_app.Client.BaseAddress!.Host, _app.Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 104857601\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);

        Assert.StartsWith("HTTP/1.1 413 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    private async Task TraceAsync(string name, FunctionContext context, Func<Task> next)
    {
        _steps.Add($"{name} in {context.FunctionDefinition.Name}");
        await next();
        _steps.Add($"{name} out {context.FunctionDefinition.Name}");
    }
}
