using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The schemas of types without members.</summary>
internal static class ScalarSchemas
{
    private static readonly Dictionary<Type, (string Type, string? Format)> Known = new()
    {
        [typeof(string)] = ("string", null),
        [typeof(bool)] = ("boolean", null),
        [typeof(short)] = ("integer", "int32"),
        [typeof(int)] = ("integer", "int32"),
        [typeof(long)] = ("integer", "int64"),
        [typeof(float)] = ("number", "float"),
        [typeof(double)] = ("number", "double"),
        [typeof(decimal)] = ("number", null),
        [typeof(Guid)] = ("string", "uuid"),
        [typeof(Uri)] = ("string", "uri"),
        [typeof(DateOnly)] = ("string", "date"),
        [typeof(TimeOnly)] = ("string", "time"),
        [typeof(DateTime)] = ("string", "date-time"),
        [typeof(DateTimeOffset)] = ("string", "date-time"),
        [typeof(JsonObject)] = ("object", null),
        [typeof(JsonArray)] = ("array", null),
    };

    /// <summary>Null for a type that has members or is unknown.</summary>
    public static JsonObject? Of(Type type)
    {
        if (!Known.TryGetValue(type, out var known))
        {
            return null;
        }

        var schema = new JsonObject { ["type"] = known.Type };

        if (known.Format is not null)
        {
            schema["format"] = known.Format;
        }

        return schema;
    }

    public static JsonObject? Of(JsonTypeInfo json) => json.Type switch
    {
        { IsEnum: true } => OfNames(json),
        var type when type == typeof(JsonElement) || type == typeof(object) || type == typeof(JsonNode) => [],
        var type => Of(type),
    };

    private static JsonObject OfNames(JsonTypeInfo json)
    {
        var values = Enum.GetValues(json.Type).Cast<object>()
            .Select(value => JsonSerializer.SerializeToNode(value, json))
            .ToArray();
        var isText = values is [{ } first, ..] && first.GetValueKind() is JsonValueKind.String;

        return new JsonObject { ["type"] = isText ? "string" : "integer", ["enum"] = new JsonArray(values) };
    }
}
