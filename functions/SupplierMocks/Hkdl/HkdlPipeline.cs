using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.SupplierMocks.FaultInjection;
using Serverless.SupplierMocks.FaultInjection;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

/// <summary>
/// Runs every operation of HKDL: checks the path's case, reads the body, injects faults and authenticates the agent.
/// </summary>
public sealed class HkdlPipeline(FaultInjector injector, HkdlAgents agents, HkdlPolicy policy)
{
    public const string PathPrefix = "OTA/";

    private const string Always200 = "always200";

    /// <summary>For operations without I/O.</summary>
    internal Task<IResult> RunAsync<T, TBody>(
        HttpRequest request,
        string endpoint,
        Func<HkdlCall, Result<T>> work,
        Func<T, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken)
        where T : notnull =>
        RunAsync(request, endpoint, (call, _) => Task.FromResult(work(call)), map, json, cancellationToken);

    internal async Task<IResult> RunAsync<T, TBody>(
        HttpRequest request,
        string endpoint,
        Func<HkdlCall, CancellationToken, Task<Result<T>>> work,
        Func<T, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken)
        where T : notnull
    {
        // The host matches paths case-insensitively; the supplier does not.
        if (injector.IsOpen && request.Path.Value?.TrimEnd('/') != $"/{PathPrefix}{endpoint}")
        {
            return new Problem(StatusCodes.Status404NotFound, "request.unknown-route", "Endpoint not found");
        }

        var envelope = await HkdlEnvelope.ReadAsync(request, cancellationToken);
        var mockRequest = new MockRequest(Supplier.Hkdl, endpoint, HkdlAgents.NameIn(envelope.Message));

        return await injector.RunAsync(
            request,
            mockRequest,
            async fault =>
            {
                var result = await AuthenticateAsync(envelope, fault, call => work(call, cancellationToken));

                return result.IsError
                    ? ToResponse(request, result.Error)
                    : request.Answer(StatusCodes.Status200OK, map(result.Value), json);
            },
            cancellationToken);
    }

    private async Task<Result<T>> AuthenticateAsync<T>(
        HkdlEnvelope envelope, Fault? fault, Func<HkdlCall, Task<Result<T>>> work)
        where T : notnull
    {
        var authentication = agents.Authenticate(envelope.Message, envelope.Signature, fault);

        return authentication.IsError ? authentication.Error
            : fault is { Name: FaultKinds.Refuse, Code: { } code } ? HkdlCodes.ErrorOf(code)
            : await work(authentication.Value);
    }

    private IResult ToResponse(HttpRequest request, Error error)
    {
        RequestScope.Of(request.HttpContext).Reason = error.Code;
        var status = policy.ErrorHttp == Always200 ? StatusCodes.Status200OK : error.Kind switch
        {
            ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status400BadRequest,
        };

        return request.Answer(
            status,
            new HkdlErrorResponse(HkdlCodes.CodeOf(error), error.Detail),
            HkdlJson.Default.HkdlErrorResponse);
    }
}
