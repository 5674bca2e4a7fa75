using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.FaultInjection;

/// <summary>A call to a mock. The client is the agent or user that the request names, if any.</summary>
public sealed record MockRequest(Supplier Supplier, string Endpoint, string? Client);

/// <summary>
/// Runs every call to a mock. Responds 404 where the mocks are off, and injects faults: transport faults here, the
/// others in the endpoint.
/// </summary>
public sealed class FaultInjector(FindFault findFault, FaultPolicy policy, MockPolicy mocks, TimeProvider clock)
{
    public const string FaultHeader = "X-Mock-Fault";

    private const string RetiredReason = "request.unknown-route";

    public bool IsOpen => mocks.IsOn;

    public bool MayReset => mocks is { IsOn: true, IsDevelopment: true };

    /// <summary>Responds 200 with this body, or 404 where the mocks are off.</summary>
    internal IResult Answer<TBody>(HttpRequest request, TBody body, JsonTypeInfo<TBody> json) =>
        IsOpen ? request.Answer(StatusCodes.Status200OK, body, json) : Missing(request);

    /// <summary>The response of an unknown path.</summary>
    public static IResult Missing(HttpRequest request)
    {
        RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Gateway;

        return new Problem(StatusCodes.Status404NotFound, RetiredReason, "There is nothing at this path.");
    }

    public async Task<IResult> RunAsync(
        HttpRequest request,
        MockRequest mockRequest,
        Func<Fault?, Task<IResult>> work,
        CancellationToken cancellationToken)
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
            mockRequest.Supplier, mockRequest.Client, mockRequest.Endpoint, command, cancellationToken);

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
