using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>
/// Checks JSON against the part of JSON Schema that the API description uses. Any other keyword in a schema is an
/// error, and so is a member that the schema does not name.
/// </summary>
internal sealed class SchemaCheck(JsonObject document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "additionalProperties", "allOf", "anyOf", "const", "description", "enum", "examples", "format", "items",
        "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern", "properties",
        "required", "type",
    ];

    /// <summary>The differences, each with its path; empty when the value matches.</summary>
    public IReadOnlyList<string> Check(JsonElement value, JsonObject schema)
    {
        var differences = new List<string>();
        Check(value, schema, "$", differences);

        return differences;
    }

    public JsonObject Resolve(JsonObject node)
    {
        while (node["$ref"] is { } reference)
        {
            node = ((string)reference!).Split('/').Skip(1)
                .Aggregate((JsonNode)document, (at, name) => at[name] ?? throw new KeyNotFoundException($"{reference}"))
                .AsObject();
        }

        return node;
    }

    private void Check(
        JsonElement value, JsonObject written, string path, List<string> differences, bool isPart = false)
    {
        var schema = Resolve(written);
        differences.AddRange(schema.Select(pair => pair.Key).Where(key => !Known.Contains(key))
            .Select(key => $"{path}: unsupported keyword {key}"));
        ValueCheck.CheckKind(value, schema, path, differences);
        ValueCheck.CheckBounds(value, schema, path, differences);

        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            Check(value, part!.AsObject(), path, differences, isPart: true);
        }

        if (schema["anyOf"] is JsonArray choices && choices.All(choice => Check(value, choice!.AsObject()).Count > 0))
        {
            differences.Add($"{path}: fits none of {choices.ToJsonString()}");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckMembers(value, schema, path, differences);
                differences.AddRange((isPart ? [] : Undeclared(value, schema))
                    .Select(name => $"{path}: undeclared member {name}"));
                break;

            case JsonValueKind.Array when schema["items"] is JsonObject items:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Check(item, items, $"{path}[{index}]", differences);
                }

                break;
        }
    }

    private void CheckMembers(JsonElement value, JsonObject schema, string path, List<string> differences)
    {
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(name => (string)name!))
        {
            if (!value.TryGetProperty(name, out _))
            {
                differences.Add($"{path}: {name} is missing");
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (schema["properties"]?[member.Name] is JsonObject own)
            {
                Check(member.Value, own, $"{path}.{member.Name}", differences);
            }
            else if (schema["additionalProperties"] is JsonObject others)
            {
                Check(member.Value, others, $"{path}.{member.Name}", differences);
            }
        }
    }

    /// <summary>A part of an allOf names only some members, so the names of all parts are compared.</summary>
    private IEnumerable<string> Undeclared(JsonElement value, JsonObject schema)
    {
        string[] names =
        [
            .. from part in (IEnumerable<JsonNode?>)[schema, .. schema["allOf"]?.AsArray() ?? []]
               from member in Resolve(part!.AsObject())["properties"]?.AsObject() ?? []
               select member.Key,
        ];

        return names.Length == 0 || schema["additionalProperties"] is not null
            ? []
            : value.EnumerateObject().Select(member => member.Name).Except(names);
    }
}
