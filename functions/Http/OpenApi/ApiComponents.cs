using System.Text.Json.Nodes;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Tracing;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>What all operations share: how callers say who they are, and the headers of requests.</summary>
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

    private const string KeptForAWhile =
        "Whoever repeats a request with its key gets the same answer, marked as repeated. A key belongs to its caller "
        + "and to this operation, and is kept for 300 seconds unless this installation says otherwise "
        + "(`Idempotency:KeySeconds`). It stands for the method, the path, the query and every byte of the body: with "
        + "any other it is refused as `request.key-reused`, and until the first request has its answer as "
        + "`request.key-in-flight`. A refusal is not kept; its key may be sent again, with anything.";

    private const string KeptWithMoney =
        " Answers of operations about money outlive that, for a day at least.";

    private const string KeptWithItsWork =
        "Whoever repeats a request with its key gets the same answer. The key belongs to its caller, and is kept with "
        + "what the request made, for as long as that; beside it, only what the body says is compared.";

    public static JsonObject ReferToParameter(string name) => new() { ["$ref"] = $"#/components/parameters/{name}" };

    /// <summary>Those that the paths point at.</summary>
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
            [OwnKeyParameter] = Key(isRequired: false, ScalarSchemas.Of(typeof(string))!, KeptWithItsWork),
            [RequestIdParameter] = new JsonObject
            {
                ["name"] = TracingMiddleware.RequestIdHeader,
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "The client's own name for the request; it comes back, and stands in the logs.",
                ["schema"] = Text(64),
            },
            [TraceParentParameter] = new JsonObject
            {
                ["name"] = "traceparent",
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "The W3C trace that the request belongs to, and whether to keep it; "
                    + "one that cannot be read is passed over, and a trace begins here.",
                ["schema"] = Text(55),
            },
        },
        ["headers"] = ApiHeaders.Describe(),
        ["securitySchemes"] = new JsonObject
        {
            [Bearer] = Token("The token that logging in gives."),
            [AdminBearer] = Token("An administrator's token."),
            [StaffBearer] = Token("The token of somebody on the staff, or of an administrator."),
        },
    };

    private static JsonObject Key(bool isRequired, JsonObject schema, string? rule = null) => new()
    {
        ["name"] = IdempotencyKey.Header,
        ["in"] = "header",
        ["required"] = isRequired,
        ["description"] = rule ?? (KeptForAWhile + KeptWithMoney),
        ["schema"] = schema,
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
