using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Tracing;
using Serverless.Functions.SupplierMocks.FaultInjection;
using Serverless.SupplierMocks.FaultInjection;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>
/// Runs every operation of Ingresso: reads the parameters, injects faults and authenticates the user.
/// </summary>
public sealed class IngressoPipeline(
    FaultInjector injector, IngressoUsers users, IngressoPolicy policy, TimeProvider clock)
{
    public const string PathPrefix = "f13/";

    private const string SessionParameter = "tsw_session_track_id";

    /// <summary>For operations without I/O.</summary>
    internal Task<IResult> RunAsync<T, TBody>(
        HttpRequest request,
        string endpoint,
        Func<IngressoCall, Result<T>> work,
        Func<IngressoCall, T, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken)
        where T : notnull =>
        RunAsync(request, endpoint, (call, _) => Task.FromResult(work(call)), map, json, cancellationToken);

    internal Task<IResult> RunAsync<T, TBody>(
        HttpRequest request,
        string endpoint,
        Func<IngressoCall, CancellationToken, Task<Result<T>>> work,
        Func<IngressoCall, T, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken)
        where T : notnull => RunAsync(
            request,
            endpoint,
            async call =>
            {
                var result = await work(call, cancellationToken);

                return result.IsError
                    ? IngressoErrorView.Show(request, result.Error)
                    : request.Answer(StatusCodes.Status200OK, map(call, result.Value), json);
            },
            cancellationToken);

    internal async Task<IResult> RunAsync(
        HttpRequest request, string endpoint, Func<IngressoCall, Task<IResult>> work,
        CancellationToken cancellationToken)
    {
        var values = injector.IsOpen ? await IngressoRequestReader.ReadAsync(request, cancellationToken) : [];
        var parameters = new IngressoParameters(values, policy);
        var claim = IngressoClaims.Read(request, parameters);
        NameRequest(request, parameters);

        return await injector.RunAsync(
            request,
            new MockRequest(Supplier.Ingresso, endpoint, claim.Name),
            async fault =>
            {
                var authentication = Authenticate(request, claim, parameters, fault);

                return authentication.IsError
                    ? IngressoErrorView.Show(request, authentication.Error)
                    : await work(authentication.Value);
            },
            cancellationToken);
    }

    private Result<IngressoCall> Authenticate(
        HttpRequest request, IngressoClaim claim, IngressoParameters parameters, Fault? fault)
    {
        var user = users.Authenticate(claim, fault);

        if (user.IsError)
        {
            return user.Error;
        }

        if (parameters.Check() is { } error)
        {
            return error;
        }

        if (fault is { Name: FaultKinds.Refuse, Code: { } sent } && !IngressoAvailability.Troubles.Contains(sent))
        {
            return int.TryParse(sent, out var code)
                ? IngressoCodes.ErrorOf(code) with
                {
                    Subjects = code == IngressoCodes.BadEmail ? ["addr_may_not_be_blank"] : [],
                }
                : IngressoCodes.ErrorOf(IngressoCodes.BadData);
        }

        var skew = fault?.Name == FaultKinds.ClockSkew ? fault.Seconds : 0;

        return new IngressoCall(user.Value, parameters, clock.GetUtcNow().AddSeconds(skew), fault)
        {
            SubUser = parameters.Text("sub_id") ?? IngressoClaims.InPath(request, "subUser") ?? string.Empty,
        };
    }

    // The client's tracking session becomes the request id, unless the client sends a request id.
    private static void NameRequest(HttpRequest request, IngressoParameters parameters)
    {
        if (!request.Headers.ContainsKey(TracingMiddleware.RequestIdHeader)
            && parameters.Text(SessionParameter) is { Length: <= 64 } session
            && session.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            request.HttpContext.Response.Headers[TracingMiddleware.RequestIdHeader] = session;
        }
    }
}
