using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.SupplierMocks.FaultInjection;
using Serverless.SupplierMocks.FaultInjection;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

/// <summary>What every operation of the supplier passes: its path by letter, its body, its faults, its agent.</summary>
public sealed class HkdlPipeline(FaultInjector injector, HkdlAgents agents, HkdlPolicy policy)
{
    public const string PathPrefix = "OTA/";

    private const string Always200 = "always200";

    /// <summary>For what is known without asking anybody.</summary>
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
        // The host finds functions whatever the case of a path; the supplier does not.
        if (injector.IsOpen && request.Path.Value?.TrimEnd('/') != $"/{PathPrefix}{endpoint}")
        {
            return new Problem(StatusCodes.Status404NotFound, "request.unknown-route", "Endpoint not found");
        }

        var envelope = await HkdlEnvelope.ReadAsync(request, cancellationToken);
        var visit = new MockRequest(Supplier.Hkdl, endpoint, HkdlAgents.NameIn(envelope.Message));

        return await injector.RunAsync(
            request,
            visit,
            async fault =>
            {
                var result = await AdmitAsync(envelope, fault, call => work(call, cancellationToken));

                return result.IsError
                    ? Refuse(request, result.Error)
                    : request.Answer(StatusCodes.Status200OK, map(result.Value), json);
            },
            cancellationToken);
    }

    private async Task<Result<T>> AdmitAsync<T>(
        HkdlEnvelope envelope, Fault? fault, Func<HkdlCall, Task<Result<T>>> work)
        where T : notnull
    {
        var admission = agents.Authenticate(envelope.Message, envelope.Signature, fault);

        return admission.IsError ? admission.Error
            : fault is { Name: FaultKinds.Refuse, Code: { } code } ? HkdlCodes.ErrorOf(code)
            : await work(admission.Value);
    }

    private IResult Refuse(HttpRequest request, Error error)
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
