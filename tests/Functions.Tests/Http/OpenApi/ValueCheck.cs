using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>Checks a value's own kind and bounds, without its members or items.</summary>
internal static class ValueCheck
{
    public static void CheckKind(JsonElement value, JsonObject schema, string path, List<string> differences)
    {
        string[] kinds = schema["type"] switch
        {
            null => [],
            JsonArray several => [.. several.Select(kind => (string)kind!)],
            var one => [(string)one!],
        };

        if (kinds.Length > 0 && !kinds.Any(kind => IsKind(value, kind)))
        {
            differences.Add($"{path}: {value.ValueKind} instead of {string.Join(" or ", kinds)}");
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

    public static void CheckBounds(JsonElement value, JsonObject schema, string path, List<string> differences)
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
            differences.Add($"{path}: {value.GetRawText()} does not fit {schema.ToJsonString()}");
        }
    }

    private static bool IsText(string text, JsonObject schema) =>
        text.Length >= ((int?)schema["minLength"] ?? 0)
        && text.Length <= ((int?)schema["maxLength"] ?? int.MaxValue)
        && (schema["pattern"] is not { } pattern || Regex.IsMatch(text, (string)pattern!))
        && (string?)schema["format"] switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            "date-time" => text.Contains('T', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)
                && (text.EndsWith('Z') || text[^6] is '+' or '-'),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
}
