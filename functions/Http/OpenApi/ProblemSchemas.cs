using System.Text.Json.Nodes;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>What a "no" looks like in each dialect, as <see cref="ProblemBody"/> writes it.</summary>
internal static class ProblemSchemas
{
    public static JsonObject Of(ApiContract apiContract, IEnumerable<string> reasons, SchemaRegistry book) => new()
    {
        ["allOf"] = new JsonArray(
            book.Refer($"{NameOf(apiContract)}Problem", Describe(apiContract)),
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

    // The families without an envelope of their own speak as the gateway does.
    private static ApiContract NameOf(ApiContract apiContract) =>
        apiContract is ApiContract.Tiketi or ApiContract.CloudJet or ApiContract.Movie or ApiContract.Hkdl or ApiContract.Ingresso
            ? apiContract
            : ApiContract.Gateway;

    private static JsonObject Describe(ApiContract apiContract)
    {
        if (apiContract == ApiContract.Hkdl)
        {
            return Record(new JsonObject { ["responseCode"] = Text("Always 9999."), ["message"] = Text("What happened.") });
        }

        if (apiContract == ApiContract.Ingresso)
        {
            return Record(new JsonObject
            {
                ["error_code"] = new JsonObject { ["type"] = "integer", ["format"] = "int32" },
                ["error_desc"] = Text("What happened."),
            });
        }

        var members = new JsonObject
        {
            ["type"] = Text("about:blank"),
            ["title"] = Text("What the status is called."),
            ["status"] = new JsonObject { ["type"] = "integer", ["format"] = "int32" },
            ["detail"] = Text("For the developer who reads it."),
            ["reason"] = Text("The stable code of the refusal."),
            ["subjects"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string" },
                ["description"] = "What the refusal is about; left out when it is about nothing in particular.",
            },
        };

        switch (apiContract)
        {
            case ApiContract.Tiketi:
                members["success"] = new JsonObject { ["type"] = "boolean", ["const"] = false };
                members["error"] = Text("The same as message.");
                members["message"] = Text("What people are shown.");
                members["code"] = Text("Tiketi's own code of the status.");
                break;

            case ApiContract.Movie:
                members["detail"] = new JsonObject
                {
                    ["anyOf"] = new JsonArray(
                        Text("What people are shown; of every status but 400."),
                        new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = DescribeFault() }),
                };
                members["message"] = Text("What people are shown.");
                break;

            case ApiContract.CloudJet:
                members["message"] = Text("What people are shown.");
                break;

            default:
                members["error"] = Record(new JsonObject
                {
                    ["code"] = Text("The gateway's own code."),
                    ["message"] = Text("What people are shown."),
                    ["trace_id"] = Text("The request's name in the logs."),
                });
                break;
        }

        return Record(members, "subjects");
    }

    private static JsonObject DescribeFault() => Record(
        new JsonObject
        {
            ["type"] = Text("What kind of mistake, as Pydantic calls it."),
            ["loc"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = new JsonArray("string", "integer") },
                ["description"] = "Where: body, query or header first, then members and places in lists.",
            },
            ["msg"] = Text("The mistake in words."),
            ["input"] = new JsonObject { ["description"] = "What was found; null when it is missing or long." },
            ["ctx"] = new JsonObject { ["type"] = "object", ["description"] = "The limits that the words name." },
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
