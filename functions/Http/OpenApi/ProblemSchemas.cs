using System.Text.Json.Nodes;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The schemas of the error responses that <see cref="ProblemBody"/> writes.</summary>
internal static class ProblemSchemas
{
    public static JsonObject Of(ApiContract apiContract, IEnumerable<string> reasons, SchemaRegistry registry) => new()
    {
        ["allOf"] = new JsonArray(
            registry.Refer($"{NameOf(apiContract)}Problem", Describe(apiContract)),
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["reason"] = new JsonObject
                    {
                        ["type"] = "string",
                        ["enum"] = new JsonArray(
                            [.. reasons.Order(StringComparer.Ordinal).Select(reason => (JsonNode)reason)]),
                    },
                },
            }),
    };

    // API contracts without an error form of their own have the gateway's.
    private static ApiContract NameOf(ApiContract apiContract) =>
        apiContract is ApiContract.Tiketi or ApiContract.CloudJet or ApiContract.Movie
            or ApiContract.Hkdl or ApiContract.Ingresso
            ? apiContract
            : ApiContract.Gateway;

    private static JsonObject Describe(ApiContract apiContract)
    {
        if (apiContract == ApiContract.Hkdl)
        {
            return Record(new JsonObject
            {
                ["responseCode"] = Text("Always 9999."),
                ["message"] = Text("The error."),
            });
        }

        if (apiContract == ApiContract.Ingresso)
        {
            return Record(new JsonObject
            {
                ["error_code"] = new JsonObject { ["type"] = "integer", ["format"] = "int32" },
                ["error_desc"] = Text("The error."),
            });
        }

        var members = new JsonObject
        {
            ["type"] = Text("about:blank"),
            ["title"] = Text("The name of the status."),
            ["status"] = new JsonObject { ["type"] = "integer", ["format"] = "int32" },
            ["detail"] = Text("The text for developers."),
            ["reason"] = Text("The stable code of the error."),
            ["subjects"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string" },
                ["description"] = "The objects that caused the error, such as seats; left out when there are none.",
            },
        };

        switch (apiContract)
        {
            case ApiContract.Tiketi:
                members["success"] = new JsonObject { ["type"] = "boolean", ["const"] = false };
                members["error"] = Text("The same as message.");
                members["message"] = Text("The text for people.");
                members["code"] = Text("Tiketi's code of the status.");
                break;

            case ApiContract.Movie:
                members["detail"] = new JsonObject
                {
                    ["anyOf"] = new JsonArray(
                        Text("The text for people, for every status except 400."),
                        new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = DescribeFieldError() }),
                };
                members["message"] = Text("The text for people.");
                break;

            case ApiContract.CloudJet:
                members["message"] = Text("The text for people.");
                break;

            default:
                members["error"] = Record(new JsonObject
                {
                    ["code"] = Text("The gateway's code."),
                    ["message"] = Text("The text for people."),
                    ["trace_id"] = Text("The request's trace."),
                });
                break;
        }

        return Record(members, "subjects");
    }

    private static JsonObject DescribeFieldError() => Record(
        new JsonObject
        {
            ["type"] = Text("The type of the error, by Pydantic's name."),
            ["loc"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = new JsonArray("string", "integer") },
                ["description"] = "The location: body, query or header, then members and indexes in lists.",
            },
            ["msg"] = Text("The error as text."),
            ["input"] = new JsonObject { ["description"] = "The value found; null when it is missing or long." },
            ["ctx"] = new JsonObject { ["type"] = "object", ["description"] = "The limits that the text names." },
        },
        "ctx");

    private static JsonObject Record(JsonObject members, string? optional = null) => new()
    {
        ["type"] = "object",
        ["properties"] = members,
        ["required"] = new JsonArray(
            [.. members.Select(member => member.Key).Where(name => name != optional).Select(name => (JsonNode)name)]),
    };

    private static JsonObject Text(string description) =>
        new() { ["type"] = "string", ["description"] = description };
}
