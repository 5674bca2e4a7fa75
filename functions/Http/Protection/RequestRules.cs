using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Http.Protection;

/// <summary>
/// Refuses what a request says and no function would hear: headers that change the meaning of the body or of the
/// method, and query parameters that the function does not read. The supplier mocks follow their suppliers' contracts.
/// </summary>
internal static class RequestRules
{
    private const string MisnamedKey = "X-Idempotency-Key";

    private static readonly string[] MethodOverrides =
        ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

    public static void Check(HttpRequest request, RequestScope scope)
    {
        if (scope.ApiContract is ApiContract.Hkdl or ApiContract.Ingresso)
        {
            return;
        }

        if (scope.Function.QueryNames is { } names && request.QueryString.HasValue)
        {
            CheckQuery(request.Query, names);
        }

        CheckMethod(request);

        // Malformed ones are refused here, because an answer is written after the last place that could refuse.
        if (request.Headers.IfMatch.Count > 0 || request.Headers.IfNoneMatch.Count > 0)
        {
            _ = RequestConditions.Read(request.Headers);
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            CheckBody(request);
            CheckConditions(request, scope);
        }
    }

    private static void CheckQuery(IQueryCollection query, IReadOnlySet<string> names)
    {
        foreach (var name in query.Keys)
        {
            if (!names.Contains(name))
            {
                throw new MalformedRequestException(
                    $"There is no query parameter {Domain.Platform.Texts.TextPolicy.Quote(name)} here, "
                    + (names.Count == 0 ? "and no other." : $"only {string.Join(", ", names.Order())}."))
                {
                    Reason = "request.unknown-parameter",
                };
            }
        }
    }

    private static void CheckMethod(HttpRequest request)
    {
        foreach (var name in MethodOverrides)
        {
            string? method = request.Headers[name];

            if (method is not null && !request.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            {
                throw Refused($"{name} is not supported: this is a {request.Method}.");
            }
        }

        string? expected = request.Headers.Expect;

        if (expected is not null && !expected.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("Nothing but 100-continue can be expected.", StatusCodes.Status417ExpectationFailed);
        }
    }

    private static void CheckBody(HttpRequest request)
    {
        string? coding = request.Headers.ContentEncoding;

        if (coding is not null && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            request.HttpContext.Response.Headers.AcceptEncoding = "identity";

            throw Refused("Send the body without Content-Encoding.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.Charset.ToString().Trim('"') is { Length: > 0 } charset
            && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            && !charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("Send the body in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.Headers.ContentRange.Count > 0)
        {
            throw Refused("Send the whole body, without Content-Range.");
        }

        if (request.Headers.ContainsKey(MisnamedKey) && !request.Headers.ContainsKey(IdempotencyKey.Header))
        {
            throw Refused($"{MisnamedKey} is not read. Send the key as {IdempotencyKey.Header}.");
        }
    }

    // A condition that is ignored looks like protection against a lost change. If-None-Match always holds where
    // something new is made.
    private static void CheckConditions(HttpRequest request, RequestScope scope)
    {
        if (request.Headers.IfUnmodifiedSince.Count > 0)
        {
            throw Refused("If-Unmodified-Since is not supported. Send If-Match with the ETag.");
        }

        if (request.Headers.IfMatch.Count > 0 && !scope.Function.IsConditionalEdit)
        {
            throw new MalformedRequestException("Nothing here has a tag that If-Match could name.")
            {
                Status = StatusCodes.Status412PreconditionFailed,
                Reason = ConditionErrors.Failed.Code,
            };
        }
    }

    private static MalformedRequestException Refused(
        string message, int status = StatusCodes.Status400BadRequest) =>
        new(message) { Status = status, Reason = "request.refused-header" };
}
