using System.Text.Json.Nodes;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Tracing;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The components that all operations share: security schemes, and headers of requests.</summary>
internal static class ApiComponents
{
    public const string Bearer = "bearer";
    public const string AdminBearer = "adminBearer";
    public const string StaffBearer = "staffBearer";
    public const string KeyParameter = "IdempotencyKey";
    public const string GatewayKeyParameter = "GatewayIdempotencyKey";
    public const string RequiredKeyParameter = "RequiredIdempotencyKey";
    public const string AnyKeyParameter = "AnyIdempotencyKey";
    public const string OwnKeyParameter = "OwnIdempotencyKey";
    public const string RequestIdParameter = "RequestId";
    public const string TraceParentParameter = "TraceParent";
    public const string IfMatchParameter = "IfMatch";
    public const string IfNoneMatchParameter = "IfNoneMatch";
    public const string QueueTokenParameter = "QueueToken";
    public const string QueueChallengeParameter = "QueueChallenge";

    private const string StoredForAWhile =
        "A request that is repeated with its key gets the same response, marked as repeated. A key belongs to its "
        + "caller and to this operation, and is stored for 300 seconds by default (`Idempotency:KeySeconds`). It "
        + "stands for the method, the path, the query and every byte of the body: another request with the same key "
        + "gets `request.key-reused`, and a repetition before the first response `request.key-in-flight`. Errors are "
        + "not stored; their key may be sent again with any request.";

    private const string StoredDurably =
        " Responses of payment operations are stored for at least a day.";

    private const string StoredWithItsResult =
        "A request that is repeated with its key gets the same response. The key belongs to its caller, and is stored "
        + "with the result of the request for as long as that; only the content of the body is compared.";

    public static JsonObject ReferToParameter(string name) => new() { ["$ref"] = $"#/components/parameters/{name}" };

    /// <summary>The components that the paths refer to.</summary>
    public static JsonObject Describe(JsonObject schemas, JsonObject paths)
    {
        var text = paths.ToJsonString();
        var components = Describe(schemas);

        foreach (var kind in (string[])["parameters", "headers"])
        {
            foreach (var name in components[kind]!.AsObject().Select(one => one.Key).ToArray())
            {
                if (!text.Contains($"\"#/components/{kind}/{name}\"", StringComparison.Ordinal))
                {
                    components[kind]!.AsObject().Remove(name);
                }
            }
        }

        return components;
    }

    private static JsonObject Describe(JsonObject schemas) => new()
    {
        ["schemas"] = schemas,
        ["parameters"] = new JsonObject
        {
            [KeyParameter] = Key(isRequired: false, Text(255)),
            [GatewayKeyParameter] = Key(isRequired: false, ScalarSchemas.Of(typeof(Guid))!),
            [RequiredKeyParameter] = Key(isRequired: true, ScalarSchemas.Of(typeof(Guid))!),
            [AnyKeyParameter] = Key(isRequired: false, ScalarSchemas.Of(typeof(string))!),
            [OwnKeyParameter] = Key(isRequired: false, ScalarSchemas.Of(typeof(string))!, StoredWithItsResult),
            [RequestIdParameter] = new JsonObject
            {
                ["name"] = TracingMiddleware.RequestIdHeader,
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "The client's own id of the request; the response and the logs contain it.",
                ["schema"] = Text(64),
            },
            [IfMatchParameter] = Condition(
                "If-Match",
                "The `ETag` of the version that the change was made from, or `*` for any version. A change that "
                + "concerns visitors or buyers at once needs it."),
            [IfNoneMatchParameter] = Condition(
                "If-None-Match",
                "The `ETag` of a version that the client has: it is not sent again. On a change, `*` only creates."),
            [QueueTokenParameter] = new JsonObject
            {
                ["name"] = QueueHeaders.Token,
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "The `queueToken` of an earlier answer. It keeps the caller's place when the queue "
                    + "was lost.",
                ["schema"] = Text(400),
            },
            [QueueChallengeParameter] = new JsonObject
            {
                ["name"] = QueueHeaders.Challenge,
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "The answer to the challenge that a refusal has in the same header: `seed.nonce`.",
                ["schema"] = Text(100),
            },
            [TraceParentParameter] = new JsonObject
            {
                ["name"] = "traceparent",
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "The W3C trace that the request belongs to, and whether it is sampled; "
                    + "an unreadable one is ignored, and a new trace begins.",
                ["schema"] = Text(55),
            },
        },
        ["headers"] = ApiHeaders.Describe(),
        ["securitySchemes"] = new JsonObject
        {
            [Bearer] = Token("The token from the login."),
            [AdminBearer] = Token("An administrator's token."),
            [StaffBearer] = Token("A staff member's or an administrator's token."),
        },
    };

    private static JsonObject Key(bool isRequired, JsonObject schema, string? rule = null) => new()
    {
        ["name"] = IdempotencyKey.Header,
        ["in"] = "header",
        ["required"] = isRequired,
        ["description"] = rule ?? (StoredForAWhile + StoredDurably),
        ["schema"] = schema,
    };

    private static JsonObject Condition(string name, string description) => new()
    {
        ["name"] = name,
        ["in"] = "header",
        ["required"] = false,
        ["description"] = description,
        ["schema"] = ScalarSchemas.Of(typeof(string))!,
    };

    private static JsonObject Token(string description) => new()
    {
        ["type"] = "http",
        ["scheme"] = "bearer",
        ["bearerFormat"] = "JWT",
        ["description"] = description,
    };

    private static JsonObject Text(int lengthMax) => new() { ["type"] = "string", ["maxLength"] = lengthMax };
}
