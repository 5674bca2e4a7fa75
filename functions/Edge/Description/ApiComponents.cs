using System.Text.Json.Nodes;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Edge.Tracing;

namespace Serverless.Functions.Edge.Description;

/// <summary>What all operations share: how callers say who they are, and the headers of requests and answers.</summary>
internal static class ApiComponents
{
    public const string Bearer = "bearer";
    public const string AdminBearer = "adminBearer";
    public const string StaffBearer = "staffBearer";
    public const string KeyParameter = "IdempotencyKey";
    public const string GatewayKeyParameter = "GatewayIdempotencyKey";
    public const string RequiredKeyParameter = "RequiredIdempotencyKey";
    public const string AnyKeyParameter = "AnyIdempotencyKey";
    public const string RequestIdParameter = "RequestId";

    private static readonly string[] Traces = [TracingMiddleware.RequestIdHeader, TracingMiddleware.TraceIdHeader];
    private static readonly string[] Limits = ["RateLimit-Policy", "RateLimit"];

    public static JsonObject ReferToParameter(string name) => new() { ["$ref"] = $"#/components/parameters/{name}" };

    public static JsonObject HeadersOf(int status, bool isUnlimited)
    {
        var names = Traces
            .Concat(isUnlimited ? [] : Limits)
            .Concat(status is 429 or 503 ? ["Retry-After"] : []);

        return new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(
            name, new JsonObject { ["$ref"] = $"#/components/headers/{name}" })));
    }

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
            [RequestIdParameter] = new JsonObject
            {
                ["name"] = TracingMiddleware.RequestIdHeader,
                ["in"] = "header",
                ["required"] = false,
                ["description"] = "The client's own name for the request; it comes back, and stands in the logs.",
                ["schema"] = Text(64),
            },
        },
        ["headers"] = new JsonObject
        {
            [TracingMiddleware.RequestIdHeader] = Header("The request's name in the logs.", "string"),
            [TracingMiddleware.TraceIdHeader] = Header("The trace that the request belongs to.", "string"),
            ["RateLimit-Policy"] = Header("The limit that counts this call, as the IETF draft writes it.", "string"),
            ["RateLimit"] = Header("How many calls are left, and the seconds until all are back.", "string"),
            ["Retry-After"] = Header("Seconds to wait before repeating the same request.", "integer"),
        },
        ["securitySchemes"] = new JsonObject
        {
            [Bearer] = Token("The token that logging in gives."),
            [AdminBearer] = Token("An administrator's token."),
            [StaffBearer] = Token("The token of somebody on the staff, or of an administrator."),
        },
    };

    private static JsonObject Key(bool isRequired, JsonObject schema) => new()
    {
        ["name"] = RequestKey.Header,
        ["in"] = "header",
        ["required"] = isRequired,
        ["description"] = "Whoever repeats a request with its key gets the same answer.",
        ["schema"] = schema,
    };

    private static JsonObject Token(string description) => new()
    {
        ["type"] = "http",
        ["scheme"] = "bearer",
        ["bearerFormat"] = "JWT",
        ["description"] = description,
    };

    private static JsonObject Header(string description, string type) =>
        new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = type } };

    private static JsonObject Text(int lengthMax) => new() { ["type"] = "string", ["maxLength"] = lengthMax };
}
