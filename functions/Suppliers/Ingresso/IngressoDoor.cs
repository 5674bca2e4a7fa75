using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Tracing;
using Serverless.Functions.Suppliers.Mocks;

namespace Serverless.Functions.Suppliers.Ingresso;

/// <summary>What every operation of the supplier passes: its parameters, its faults, its user.</summary>
public sealed class IngressoDoor(MockDoor door, IngressoUsers users, IngressoPolicy policy, TimeProvider clock)
{
    public const string PathPrefix = "f13/";

    /// <summary>User, sub-user and language may stand behind the endpoint.</summary>
    public const string Scope = "/{user?}/{subUser?}/{language?}";

    private const string Realm = "Basic realm=\"TicketSwitch_Core_User\"";
    private const string SessionParameter = "tsw_session_track_id";
    private const string Nobody = "-";

    internal Task<IResult> RunAsync<T, TBody>(
        HttpRequest request,
        string endpoint,
        Func<IngressoCall, Task<Outcome<T>>> work,
        Func<IngressoCall, T, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken)
        where T : notnull => RunAsync(
            request,
            endpoint,
            async call =>
            {
                var outcome = await work(call);

                return outcome.IsRefused
                    ? Refuse(request, outcome.Refusal)
                    : request.Answer(StatusCodes.Status200OK, map(call, outcome.Value), json);
            },
            cancellationToken);

    internal async Task<IResult> RunAsync(
        HttpRequest request, string endpoint, Func<IngressoCall, Task<IResult>> work,
        CancellationToken cancellationToken)
    {
        var values = door.IsOpen ? await IngressoRequestReader.ReadAsync(request, cancellationToken) : [];
        var parameters = new IngressoParameters(values, policy);
        var claim = ClaimOf(request, parameters);
        NameRequest(request, parameters);

        return await door.RunAsync(
            request,
            new MockVisit(Supplier.Ingresso, endpoint, claim.Name),
            async fault =>
            {
                var admission = Admit(request, claim, parameters, fault);

                return admission.IsRefused ? Refuse(request, admission.Refusal) : await work(admission.Value);
            },
            cancellationToken);
    }

    /// <summary>The supplier's "no".</summary>
    internal static IResult Refuse(HttpRequest request, Refusal refusal)
    {
        RequestScope.Of(request.HttpContext).Reason = refusal.Code;
        var code = IngressoCodes.CodeOf(refusal);

        if (refusal.Kind == RefusalKind.Unauthenticated)
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = Realm;
        }

        return request.Answer(
            StatusOf(refusal), Describe(refusal, code), IngressoWireJson.Default.IngressoErrorResponse);
    }

    internal static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => 460,
        RefusalKind.PreconditionFailed => StatusCodes.Status410Gone,
        RefusalKind.Unavailable => IngressoCodes.CodeOf(refusal) == 4
            ? StatusCodes.Status502BadGateway
            : StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    private static IngressoErrorResponse Describe(Refusal refusal, int code)
    {
        var body = new IngressoErrorResponse(code, refusal.Detail);

        return code switch
        {
            IngressoCodes.BadEmail => body with { ErrorKey = refusal.Subjects is [var key, ..] ? key : null },
            IngressoCodes.Authentication => body with
            {
                Error = "Authentication required",
                Message = "Please provide valid credentials",
            },
            _ when refusal.Subjects.Count > 0 => body with
            {
                Error = refusal.Subjects.Count > 1 ? "Missing required parameters" : "Missing required parameter",
                Message = refusal.Detail,
            },
            _ => body,
        };
    }

    private Outcome<IngressoCall> Admit(
        HttpRequest request, IngressoClaim claim, IngressoParameters parameters, Fault? fault)
    {
        var user = users.Admit(claim, fault);

        if (user.IsRefused)
        {
            return user.Refusal;
        }

        if (parameters.Check() is { } refusal)
        {
            return refusal;
        }

        if (fault is { Name: FaultKinds.Refuse, Code: { } sent } && !IngressoAvailability.Troubles.Contains(sent))
        {
            return int.TryParse(sent, out var code)
                ? IngressoCodes.Refuse(code) with
                {
                    Subjects = code == IngressoCodes.BadEmail ? ["addr_may_not_be_blank"] : [],
                }
                : IngressoCodes.Refuse(IngressoCodes.BadData);
        }

        var skew = fault?.Name == FaultKinds.ClockSkew ? fault.Seconds : 0;

        return new IngressoCall(user.Value, parameters, clock.GetUtcNow().AddSeconds(skew), fault)
        {
            SubUser = parameters.Text("sub_id") ?? InPath(request, "subUser") ?? string.Empty,
        };
    }

    private static IngressoClaim ClaimOf(HttpRequest request, IngressoParameters parameters)
    {
        var inPath = InPath(request, "user");

        if (ReadBasic(request.Headers.Authorization.ToString()) is var (name, password))
        {
            return new IngressoClaim(name, password, inPath);
        }

        return new IngressoClaim(parameters.Text("user_id") ?? inPath, parameters.Text("user_passwd"), inPath);
    }

    private static (string Name, string Password)? ReadBasic(string header)
    {
        const string Scheme = "Basic ";
        var bytes = new byte[header.Length];

        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var name, var password]
                ? (name, password)
                : null;
    }

    private static string? InPath(HttpRequest request, string part) =>
        request.RouteValues.TryGetValue(part, out var value) && value is string text and not Nobody ? text : null;

    // The session of the client's own tracking names the request, where the client did not name it otherwise.
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
