using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serverless.Functions.Tests.Edge.Description;

/// <summary>
/// Checks JSON against the part of JSON Schema that the API's description uses; anything else in a schema is an offence,
/// and so is a member that the schema does not name.
/// </summary>
internal sealed class SchemaCheck(JsonObject document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "additionalProperties", "allOf", "anyOf", "const", "description", "enum", "examples", "format", "items",
        "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern", "properties", "required", "type",
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
        CheckKind(value, schema, place, offences);
        CheckBounds(value, schema, place, offences);

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
                offences.AddRange(isPart ? [] : Undeclared(value, schema).Select(name => $"{place}: nobody declared {name}"));
                break;

            case JsonValueKind.Array when schema["items"] is JsonObject items:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Check(item, items, $"{place}[{index}]", offences);
                }

                break;
        }
    }

    private static void CheckKind(JsonElement value, JsonObject schema, string place, List<string> offences)
    {
        string[] kinds = schema["type"] switch
        {
            null => [],
            JsonArray several => [.. several.Select(kind => (string)kind!)],
            var one => [(string)one!],
        };

        if (kinds.Length > 0 && !kinds.Any(kind => IsKind(value, kind)))
        {
            offences.Add($"{place}: {value.ValueKind} instead of {string.Join(" or ", kinds)}");
        }
    }

    private static bool IsKind(JsonElement value, string kind) => kind switch
    {
        "null" => value.ValueKind is JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind is JsonValueKind.String,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) && number % 1 == 0,
        "number" => value.ValueKind is JsonValueKind.Number,
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        _ => false,
    };

    private static void CheckBounds(JsonElement value, JsonObject schema, string place, List<string> offences)
    {
        var node = JsonSerializer.SerializeToNode(value);
        var isFit = (schema["const"] is not { } constant || JsonNode.DeepEquals(node, constant))
            && (schema["enum"] is not JsonArray list || list.Any(one => JsonNode.DeepEquals(node, one)))
            && value.ValueKind switch
            {
                JsonValueKind.String => IsText(value.GetString()!, schema),
                JsonValueKind.Number => value.GetDecimal() >= ((decimal?)schema["minimum"] ?? decimal.MinValue)
                    && value.GetDecimal() <= ((decimal?)schema["maximum"] ?? decimal.MaxValue),
                JsonValueKind.Array => value.GetArrayLength() >= ((int?)schema["minItems"] ?? 0)
                    && value.GetArrayLength() <= ((int?)schema["maxItems"] ?? int.MaxValue),
                _ => true,
            };

        if (!isFit)
        {
            offences.Add($"{place}: {value.GetRawText()} does not fit {schema.ToJsonString()}");
        }
    }

    private static bool IsText(string text, JsonObject schema) =>
        text.Length >= ((int?)schema["minLength"] ?? 0)
        && text.Length <= ((int?)schema["maxLength"] ?? int.MaxValue)
        && (schema["pattern"] is not { } pattern || Regex.IsMatch(text, (string)pattern!))
        && (string?)schema["format"] switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => text.Contains('T', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)
                && (text.EndsWith('Z') || text[^6] is '+' or '-'),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };

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
