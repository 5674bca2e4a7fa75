using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.FaultInjection;

/// <summary>
/// Which mock is asked for what. The client is the agent or user that the request names, if it names one.
/// </summary>
public sealed record MockRequest(Supplier Supplier, string Endpoint, string? Client);

/// <summary>
/// What every request to a mock passes: it is not there where mocks are off, and it misbehaves as it was told to.
/// Faults of transport are done here; the others are given to the endpoint.
/// </summary>
public sealed class FaultInjector(FindFault findFault, FaultPolicy policy, MockPolicy mocks, TimeProvider clock)
{
    public const string FaultHeader = "X-Mock-Fault";

    private const string RetiredReason = "request.unknown-route";

    public bool IsOpen => mocks.IsOn;

    public bool MayReset => mocks is { IsOn: true, IsDevelopment: true };

    /// <summary>Answers 200 with this body, or 404 where the mocks are off.</summary>
    internal IResult Answer<TBody>(HttpRequest request, TBody body, JsonTypeInfo<TBody> json) =>
        IsOpen ? request.Answer(StatusCodes.Status200OK, body, json) : Missing(request);

    /// <summary>What a path answers that is not there.</summary>
    public static IResult Missing(HttpRequest request)
    {
        RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Gateway;

        return new Problem(StatusCodes.Status404NotFound, RetiredReason, "There is nothing at this path.");
    }

    public async Task<IResult> RunAsync(
        HttpRequest request, MockRequest call, Func<Fault?, Task<IResult>> work, CancellationToken cancellationToken)
    {
        if (!IsOpen)
        {
            return Missing(request);
        }

        var command = request.Headers[FaultHeader].ToString();

        if (command.Length > 0 && FaultKinds.Read(command, policy) is null)
        {
            RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Gateway;

            return Problem.Of(SupplierErrors.UnknownFault);
        }

        var fault = await findFault.ExecuteAsync(
            visit.Supplier, visit.Client, visit.Endpoint, command, cancellationToken);

        return await RunAsync(request, fault, work, cancellationToken);
    }

    private async Task<IResult> RunAsync(
        HttpRequest request, Fault? fault, Func<Fault?, Task<IResult>> work, CancellationToken cancellationToken)
    {
        switch (fault?.Name)
        {
            case FaultKinds.Drop:
                return Drop(request);

            case FaultKinds.Unavailable:
                return Results.StatusCode(fault.Status);

            case FaultKinds.Late:
                await WaitAsync(fault, cancellationToken);
                return await work(fault);

            case FaultKinds.Twice:
                await work(fault);
                return await work(fault);

            case FaultKinds.CommitThenDrop:
                await work(fault);
                return Drop(request);

            case FaultKinds.CommitThenTimeOut:
                await work(fault);
                await WaitAsync(fault, cancellationToken);
                return Drop(request);

            default:
                return await work(fault);
        }
    }

    private Task WaitAsync(Fault fault, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(fault.Seconds), clock, cancellationToken);

    private static IResult Drop(HttpRequest request)
    {
        request.HttpContext.Abort();

        return Results.Empty;
    }
}
