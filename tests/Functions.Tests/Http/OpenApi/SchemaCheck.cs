using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>
/// Checks JSON against the part of JSON Schema that the API's description uses; anything else in a schema is an
/// offence, and so is a member that the schema does not name.
/// </summary>
internal sealed class SchemaCheck(JsonObject document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "additionalProperties", "allOf", "anyOf", "const", "description", "enum", "examples", "format", "items",
        "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern", "properties",
        "required", "type",
    ];

    /// <summary>What does not fit, each with its place; empty when all does.</summary>
    public IReadOnlyList<string> Check(JsonElement value, JsonObject schema)
    {
        var offences = new List<string>();
        Check(value, schema, "$", offences);

        return offences;
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
        JsonElement value, JsonObject written, string place, List<string> offences, bool isPart = false)
    {
        var schema = Resolve(written);
        offences.AddRange(schema.Select(pair => pair.Key).Where(key => !Known.Contains(key))
            .Select(key => $"{place}: nobody checks {key}"));
        ValueCheck.CheckKind(value, schema, place, offences);
        ValueCheck.CheckBounds(value, schema, place, offences);

        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            Check(value, part!.AsObject(), place, offences, isPart: true);
        }

        if (schema["anyOf"] is JsonArray choices && choices.All(choice => Check(value, choice!.AsObject()).Count > 0))
        {
            offences.Add($"{place}: fits none of {choices.ToJsonString()}");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckMembers(value, schema, place, offences);
                offences.AddRange((isPart ? [] : Undeclared(value, schema))
                    .Select(name => $"{place}: nobody declared {name}"));
                break;

            case JsonValueKind.Array when schema["items"] is JsonObject items:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Check(item, items, $"{place}[{index}]", offences);
                }

                break;
        }
    }

    private void CheckMembers(JsonElement value, JsonObject schema, string place, List<string> offences)
    {
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(name => (string)name!))
        {
            if (!value.TryGetProperty(name, out _))
            {
                offences.Add($"{place}: {name} is missing");
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (schema["properties"]?[member.Name] is JsonObject own)
            {
                Check(member.Value, own, $"{place}.{member.Name}", offences);
            }
            else if (schema["additionalProperties"] is JsonObject others)
            {
                Check(member.Value, others, $"{place}.{member.Name}", offences);
            }
        }
    }

    /// <summary>A part of a whole names only what it is about, so it is the whole that is asked.</summary>
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
