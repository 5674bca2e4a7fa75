using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// The schemas of all bodies. They come from the source-generated JSON contexts that write and read the bodies, so they
/// match the wire. Each record has one schema under its own name; other types are described where they are used.
/// JsonSchemaExporter cannot do that: it writes a record into its first holder and refers to that place afterwards. It
/// also knows no number formats, and not that a response has members which a request may leave out.
/// </summary>
internal sealed class SchemaRegistry(Assembly assembly)
{
    private readonly (JsonSerializerContext Context, HashSet<Type> Roots)[] _contexts =
    [
        .. from type in assembly.GetTypes()
           where type.IsSubclassOf(typeof(JsonSerializerContext))
           let context = (JsonSerializerContext)type.GetProperty("Default")!.GetValue(null)!
           let roots = type.GetCustomAttributesData()
               .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
               .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
           select (context, roots.ToHashSet()),
    ];

    private readonly Dictionary<(Type, JsonSerializerOptions, bool IsAnswer), string> _names = [];

    public JsonObject Schemas { get; } = [];

    /// <summary>The schema of a body, or of a type that a member is shown as.</summary>
    public JsonObject Describe(Type type, bool isAnswer)
    {
        if (ScalarSchemas.Of(type) is { } scalar)
        {
            return scalar;
        }

        var context = _contexts.FirstOrDefault(one => one.Roots.Contains(type)).Context
            ?? _contexts.Select(one => one.Context).FirstOrDefault(one => one.GetTypeInfo(type) is not null)
            ?? throw new InvalidOperationException($"No JSON context knows {type}.");

        return Describe(context.GetTypeInfo(type)!, isAnswer);
    }

    /// <summary>Adds a schema that no JSON context has, and refers to it.</summary>
    public JsonObject Refer(string name, JsonObject schema)
    {
        Schemas.TryAdd(name, schema);

        return ReferenceTo(name);
    }

    private JsonObject Describe(JsonTypeInfo json, bool isAnswer) => json.Kind switch
    {
        _ when Nullable.GetUnderlyingType(json.Type) is { } inner =>
            MemberSchemas.OrNull(Describe(json.Options.GetTypeInfo(inner), isAnswer)),
        JsonTypeInfoKind.Object => ReferTo(json, isAnswer),
        JsonTypeInfoKind.Enumerable => new JsonObject
        {
            ["type"] = "array",
            ["items"] = Describe(json.Options.GetTypeInfo(json.ElementType!), isAnswer),
        },
        JsonTypeInfoKind.Dictionary => new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = Describe(json.Options.GetTypeInfo(json.ElementType!), isAnswer),
        },
        _ => ScalarSchemas.Of(json)
            ?? throw new InvalidOperationException($"{json.Type} has a form of its own: declare [ShownAs]."),
    };

    private JsonObject ReferTo(JsonTypeInfo json, bool isAnswer)
    {
        var key = (json.Type, json.Options, isAnswer);

        if (_names.TryGetValue(key, out var known))
        {
            return ReferenceTo(known);
        }

        // Registered before its members, for a record that contains its own type.
        _names[key] = json.Type.Name;
        var schema = DescribeMembers(json, isAnswer);
        var name = json.Type.Name;

        // Two records may have one name, or one record may be read and written in different forms.
        for (var rank = 2; Schemas[name] is { } other && !JsonNode.DeepEquals(other, schema); rank++)
        {
            name = $"{json.Type.Name}{rank}";
        }

        _names[key] = name;

        return Refer(name, schema);
    }

    private JsonObject DescribeMembers(JsonTypeInfo json, bool isAnswer)
    {
        var (members, required) = (new JsonObject(), new JsonArray());

        foreach (var property in json.Properties.Where(property => isAnswer ? property.Get is not null : true))
        {
            var member = new MemberSchemas(property, isAnswer);

            if (member.IsHidden)
            {
                continue;
            }

            var schema = member.ShownAs is { } shown
                ? Describe(shown, isAnswer)
                : Describe(json.Options.GetTypeInfo(PlainType(property.PropertyType)), isAnswer);
            members[property.Name] = member.Refine(schema);

            if (member.IsRequired)
            {
                required.Add(property.Name);
            }
        }

        var record = new JsonObject { ["type"] = "object", ["properties"] = members };

        if (required.Count > 0)
        {
            record["required"] = required;
        }

        return record;
    }

    // The member decides whether it may be null.
    private static Type PlainType(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static JsonObject ReferenceTo(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };
}
