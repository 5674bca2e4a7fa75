using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Suppliers.Ingresso;

/// <summary>The supplier's "no".</summary>
internal static class IngressoRefusalView
{
    private const string Realm = "Basic realm=\"TicketSwitch_Core_User\"";

    public static IResult Show(HttpRequest request, Refusal refusal)
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

    public static int StatusOf(Refusal refusal) => refusal.Kind switch
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
}
