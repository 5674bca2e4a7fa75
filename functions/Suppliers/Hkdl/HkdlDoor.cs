using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Suppliers.Mocks;

namespace Serverless.Functions.Suppliers.Hkdl;

/// <summary>What every operation of the supplier passes: its path by letter, its body, its faults, its agent.</summary>
public sealed class HkdlDoor(MockDoor door, HkdlAgents agents, HkdlPolicy policy)
{
    public const string PathPrefix = "OTA/";

    private const string Always200 = "always200";

    /// <summary>For what is known without asking anybody.</summary>
    internal Task<IResult> RunAsync<T, TBody>(
        HttpRequest request,
        string endpoint,
        Func<HkdlCall, Outcome<T>> work,
        Func<T, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken)
        where T : notnull =>
        RunAsync(request, endpoint, call => Task.FromResult(work(call)), map, json, cancellationToken);

    internal async Task<IResult> RunAsync<T, TBody>(
        HttpRequest request,
        string endpoint,
        Func<HkdlCall, Task<Outcome<T>>> work,
        Func<T, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken)
        where T : notnull
    {
        // The host finds functions whatever the case of a path; the supplier does not.
        if (door.IsOpen && request.Path.Value?.TrimEnd('/') != $"/{PathPrefix}{endpoint}")
        {
            return new Problem(StatusCodes.Status404NotFound, "request.unknown-route", "Endpoint not found");
        }

        var envelope = await HkdlEnvelope.ReadAsync(request, cancellationToken);
        var visit = new MockVisit(Supplier.Hkdl, endpoint, HkdlAgents.NameIn(envelope.Message));

        return await door.RunAsync(
            request,
            visit,
            async fault =>
            {
                var outcome = await AdmitAsync(envelope, fault, work);

                return outcome.IsRefused
                    ? Refuse(request, outcome.Refusal)
                    : request.Answer(StatusCodes.Status200OK, map(outcome.Value), json);
            },
            cancellationToken);
    }

    private async Task<Outcome<T>> AdmitAsync<T>(
        HkdlEnvelope envelope, Fault? fault, Func<HkdlCall, Task<Outcome<T>>> work)
        where T : notnull
    {
        var admission = agents.Admit(envelope.Message, envelope.Signature, fault);

        return admission.IsRefused ? admission.Refusal
            : fault is { Name: FaultKinds.Refuse, Code: { } code } ? HkdlCodes.Refuse(code)
            : await work(admission.Value);
    }

    private IResult Refuse(HttpRequest request, Refusal refusal)
    {
        RequestScope.Of(request.HttpContext).Reason = refusal.Code;
        var status = policy.ErrorHttp == Always200 ? StatusCodes.Status200OK : refusal.Kind switch
        {
            RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status400BadRequest,
        };

        return request.Answer(
            status,
            new HkdlErrorResponse(HkdlCodes.CodeOf(refusal), refusal.Detail),
            HkdlJson.Default.HkdlErrorResponse);
    }
}
