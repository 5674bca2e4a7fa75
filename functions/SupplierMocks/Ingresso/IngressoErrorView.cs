using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Maps errors to the supplier's responses.</summary>
internal static class IngressoErrorView
{
    private const string Realm = "Basic realm=\"TicketSwitch_Core_User\"";

    public static IResult Show(HttpRequest request, Error error)
    {
        RequestScope.Of(request.HttpContext).Reason = error.Code;
        var code = IngressoCodes.CodeOf(error);

        if (error.Kind == ErrorKind.Unauthenticated)
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = Realm;
        }

        return request.Answer(
            StatusOf(error), Describe(error, code), IngressoWireJson.Default.IngressoErrorResponse);
    }

    public static int StatusOf(Error error) => error.Kind switch
    {
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict => 460,
        ErrorKind.PreconditionFailed => StatusCodes.Status410Gone,
        ErrorKind.Unavailable => IngressoCodes.CodeOf(error) == 4
            ? StatusCodes.Status502BadGateway
            : StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    private static IngressoErrorResponse Describe(Error error, int code)
    {
        var body = new IngressoErrorResponse(code, error.Detail);

        return code switch
        {
            IngressoCodes.BadEmail => body with { ErrorKey = error.Subjects is [var key, ..] ? key : null },
            IngressoCodes.Authentication => body with
            {
                Error = "Authentication required",
                Message = "Please provide valid credentials",
            },
            _ when error.Subjects.Count > 0 => body with
            {
                Error = error.Subjects.Count > 1 ? "Missing required parameters" : "Missing required parameter",
                Message = error.Detail,
            },
            _ => body,
        };
    }
}
