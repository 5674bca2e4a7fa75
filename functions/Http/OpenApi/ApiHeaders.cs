using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Tracing;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The response headers that clients may read, and the responses that have them.</summary>
internal static class ApiHeaders
{
    private const string Text = "string";
    private const string Number = "integer";

    private static readonly (string Name, string Type, string Description)[] Traces =
    [
        (TracingMiddleware.RequestIdHeader, Text, "The request's id in the logs."),
        (TracingMiddleware.TraceIdHeader, Text, "The trace that the request belongs to."),
    ];

    private static readonly (string Name, string Type, string Description)[] Limits =
    [
        ("RateLimit-Policy", Text, "The limit of this call, in the form of the IETF draft."),
        ("RateLimit", Text, "The calls left, and the seconds until all are available again."),
        ("X-RateLimit-Limit", Number, "Calls per second that the limit allows."),
        ("X-RateLimit-Remaining", Number, "Calls left."),
        ("X-RateLimit-Reset", Number, "When all calls are available again, in seconds since 1970."),
        ("X-RateLimit-Window", Text, "The time window of the limit."),
    ];

    private static readonly (string Name, string Type, string Description)[] Replays =
    [
        (ReplayedResponse.Header, Text, "`true` on a stored response to the same key."),
        (ReplayedResponse.GatewayHeader, Text, "The same, under the name of the gateway's contract."),
    ];

    private static readonly (string Name, string Type, string Description) Retry =
        (HeaderNames.RetryAfter, Number, "Seconds to wait before repeating the same request.");

    private static readonly (string Name, string Type, string Description) Challenge =
        (HeaderNames.WWWAuthenticate, Text, "How to authenticate.");

    private static readonly (string Name, string Type, string Description) Work =
        (QueueHeaders.Challenge, Text, "Work that a guest has to do before the next request: `seed;bits=n`.");

    private static readonly (string Name, string Type, string Description) Methods =
        (HeaderNames.Allow, Text, "The methods of the path.");

    private static readonly (string Name, string Type, string Description) Tag =
        (HeaderNames.ETag, Text, "A tag of the content, for `If-None-Match` and `If-Match`.");

    /// <summary>References to the headers that a response of this status may have.</summary>
    public static JsonObject Of(DescribedFunction function, string method, int status)
    {
        var isSuccess = function.Answers.Any(answer => answer.Status == status);
        var isTagged = function.Answers.Any(answer => answer.Status == 304)
            || function.Traits.IsConditionalEdit
            || function.Traits.Tagging is not Tagging.None;
        var headers = Traces
            .Concat(function.Traits.IsRateLimitingDisabled ? [] : Limits)
            .Concat(isSuccess && ImpliedErrors.IsKeyed(function, method) ? Replays : [])
            .Concat(isSuccess && isTagged ? [Tag] : [])
            .Concat(status == 403 && function.Header is ApiComponents.QueueChallengeParameter ? [Work] : [])
            .Concat(status == 401 && function.ApiContract is not ApiContract.Hkdl ? [Challenge] : [])
            .Concat(status == 405 ? [Methods] : [])
            .Concat(MayBeRepeated(function, method, status) ? [Retry] : []);

        return new JsonObject(headers.Select(header => KeyValuePair.Create<string, JsonNode?>(
            header.Name, new JsonObject { ["$ref"] = $"#/components/headers/{header.Name}" })));
    }

    public static JsonObject Describe() => new(
        Traces.Concat(Limits).Concat(Replays).Concat([Retry, Challenge, Work, Methods, Tag]).Select(header =>
            KeyValuePair.Create<string, JsonNode?>(header.Name, new JsonObject
            {
                ["description"] = header.Description,
                ["schema"] = new JsonObject { ["type"] = header.Type },
            })));

    private static bool MayBeRepeated(DescribedFunction function, string method, int status) =>
        status is 429 or 503
        || ImpliedErrors.ProblemsOf(function, method)
            .Any(problem => problem.Status == status && problem.RetryAfterSeconds is not null);
}
