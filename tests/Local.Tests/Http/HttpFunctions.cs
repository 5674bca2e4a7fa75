using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Local.Tests.Http;

public sealed class HttpFunctions(Gate gate)
{
    private const string Anything = "anything";

    [Function("Add")]
    public IResult Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "add/{first:int}")] HttpRequest request,
        int first,
        int second) =>
        Results.Text($"{request.Method} {first + second}");

    [Function("Override")]
    public IResult Override(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "override/{value}")] HttpRequest request,
        string value) =>
        Results.Text($"{request.Path} {value}");

    [Function("Number")]
    public IResult Number(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "number/{value}")] HttpRequest request, int value) =>
        Results.Text($"{request.Path} {value}");

    [Function("Fail")]
    public IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request) =>
        throw new InvalidOperationException(request.Path);

    [Function("FailLate")]
    public async Task FailLateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail-late")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync(Anything);
        await request.HttpContext.Response.Body.FlushAsync();
        await gate.Opened.Task;

        throw new InvalidOperationException(request.Path);
    }

    [Function("Plain")]
    public Task<string> PlainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest request) =>
        Task.FromResult(request.Path.Value!);

    [Function("Action")]
    public IActionResult Action(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
        new StatusCodeResult(request.Path.HasValue ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);

    [Function("Several")]
    public async Task<SeveralOutputs> SeveralAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "several")] HttpRequest request)
    {
        await Task.Yield();

        return new SeveralOutputs { Http = Results.Text($"{request.Path} of several") };
    }

    [Function("OfferProperties")]
    public IResult Named(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "named/{id}")] HttpRequest request,
        string id,
        string? text,
        int count) =>
        Results.Text($"{request.Method} {id} {text} {count}");

    [Function("Stream")]
    public async Task StreamAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stream")] HttpRequest request)
    {
        request.HttpContext.Response.ContentType = "text/event-stream";
        await request.HttpContext.Response.WriteAsync("data: first\n\n");
        await request.HttpContext.Response.Body.FlushAsync();
        await gate.Opened.Task;
        await request.HttpContext.Response.WriteAsync("data: second\n\n");
    }

    [Function("Wait")]
    public async Task<IResult> WaitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        gate.Entered.SetResult();

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            gate.Cancelled.SetResult();
        }

        return Results.Text(request.Path);
    }

    [Function("Length")]
    public async Task<IResult> LengthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "length")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var length = 0L;
        int read;

        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            length += read;
        }

        return Results.Text($"{length}");
    }

    [Function("Invocation")]
    public IResult Invocation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "invocation")] HttpRequest request,
        FunctionContext context) =>
        Results.Text(
            $"{request.Headers["x-ms-invocation-id"]}|{context.InvocationId}|{context.FunctionDefinition.Name}");
}

/// <summary>Synchronizes a function with its test.</summary>
public sealed class Gate
{
    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public sealed class SeveralOutputs
{
    [HttpResult]
    public required IResult Http { get; init; }

    [SignalROutput(HubName = "live")]
    public SignalRMessageAction[] Messages { get; init; } = [];
}
