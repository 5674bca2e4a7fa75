using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Operations;

#pragma warning disable CA1822 // The host calls functions on instances.

namespace Serverless.Functions.Tests.Http;

/// <summary>Functions for tests only, one class for each API contract, which return the caller's identity.</summary>
[ApiContract(ApiContract.Gateway)]
public sealed class GatewayProbes
{
    [Function("ProbeGateway")]
    [Authorize]
    public IResult Who(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/gateway")] HttpRequest request) =>
            Probe.Who(request);

    [Function("ProbeGatewayAdmin")]
    [Authorize(Caller.Admin)]
    public IResult Admin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/gateway/admin")] HttpRequest request) =>
        Probe.Who(request);

    [Function("ProbeGatewayAnyone")]
    [AllowAnonymous]
    public IResult Anyone(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/gateway/anyone")] HttpRequest request) =>
        Probe.Who(request);

    /// <summary>Declares no authorization, which no function of the app may do.</summary>
    [Function("ProbeGatewayUndeclared")]
    public IResult Undeclared(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/gateway/undeclared")] HttpRequest request) =>
        Probe.Who(request);

    [Function("ProbeGatewaySlow")]
    [AllowAnonymous]
    public Task<IResult> Slow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/gateway/slow")] HttpRequest request,
        CancellationToken cancellationToken) => Probe.Slow(request, cancellationToken);

    /// <summary>Finishes its work although it is cancelled.</summary>
    [Function("ProbeGatewayStubborn")]
    [AllowAnonymous]
    public async Task<IResult> Stubborn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/gateway/stubborn")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource();
        await using var _ = cancellationToken.Register(ended.SetResult);
        await ended.Task;

        return request.Answer(
            200, new ShowHealthResponse("done"), OperationsJson.Default.ShowHealthResponse);
    }

    [Function("ProbeGatewayRead")]
    [AllowAnonymous]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/gateway/read")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        await request.ReadAsync(AccountsJson.Default.LogInRequest, cancellationToken);

        return Results.Ok();
    }

    [Function("ProbeGatewayLarge")]
    [AllowAnonymous]
    public IResult Large(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "probe/gateway/large/{length:int}")]
        HttpRequest request,
        int length) => request.Answer(
            200,
            new ShowHealthResponse(new string('a', length)),
            OperationsJson.Default.ShowHealthResponse);
}

[ApiContract(ApiContract.Tiketi)]
public sealed class TiketiProbes
{
    [Function("ProbeTiketi")]
    [Authorize]
    public IResult Who(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/tiketi")] HttpRequest request) =>
            Probe.Who(request);

    [Function("ProbeTiketiSlow")]
    [AllowAnonymous]
    public Task<IResult> Slow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/tiketi/slow")] HttpRequest request,
        CancellationToken cancellationToken) => Probe.Slow(request, cancellationToken);
}

[ApiContract(ApiContract.CloudJet)]
public sealed class CloudJetProbes
{
    [Function("ProbeCloudJet")]
    [Authorize]
    public IResult Who(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/cloudjet")] HttpRequest request) =>
            Probe.Who(request);

    [Function("ProbeCloudJetSlow")]
    [AllowAnonymous]
    public Task<IResult> Slow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/cloudjet/slow")] HttpRequest request,
        CancellationToken cancellationToken) => Probe.Slow(request, cancellationToken);
}

internal static class Probe
{
    public static IReadOnlyList<Type> Types { get; } =
        [typeof(GatewayProbes), typeof(TiketiProbes), typeof(CloudJetProbes)];

    public static IResult Who(HttpRequest request) =>
        Results.Text(request.Caller() is { } caller ? $"{caller.Id} {caller.Subject} {caller.Role}" : "nobody");

    public static async Task<IResult> Slow(HttpRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

        return Who(request);
    }
}
