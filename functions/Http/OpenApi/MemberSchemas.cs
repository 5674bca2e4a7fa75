using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The schema of one member of a body: that of its type, narrowed by its attributes.</summary>
internal sealed class MemberSchemas(JsonPropertyInfo property, bool isAnswer)
{
    private readonly bool _isNeeded = Find<RequiredAttribute>(property) is not null;

    public bool IsHidden { get; } =
        Find<BrowsableAttribute>(property) is { Browsable: false }
        || Find<JsonExtensionDataAttribute>(property) is not null;

    public Type? ShownAs { get; } = Find<ShownAsAttribute>(property)?.Type;

    /// <summary>A response has all of its members, except those that are left out when empty.</summary>
    public bool IsRequired => isAnswer
        ? !IsLeftOut
        : _isNeeded
            || property.IsRequired
            || (!IsNullable && property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false });

    private bool IsNullable => !_isNeeded && (isAnswer ? property.IsGetNullable : property.IsSetNullable);

    private bool IsLeftOut =>
        Find<JsonIgnoreAttribute>(property) is { Condition: not JsonIgnoreCondition.Never }
        || (property.Options.DefaultIgnoreCondition, IsNullable) is (JsonIgnoreCondition.WhenWritingNull, true)
            or (JsonIgnoreCondition.WhenWritingDefault, _);

    public static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type)
        {
            return schema.Count == 0 || schema.ContainsKey("anyOf")
                ? schema
                : new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        schema["type"] = new JsonArray((string)type!, "null");
        (schema["enum"] as JsonArray)?.Add(null);

        return schema;
    }

    public JsonObject Refine(JsonObject schema)
    {
        if (Find<AllowedValuesAttribute>(property) is { } allowed)
        {
            // The type already says whether null is allowed.
            schema["enum"] = new JsonArray([.. allowed.Values.OfType<object>().Select(Literal)]);
        }

        if (Find<RangeAttribute>(property) is { } range)
        {
            schema["minimum"] = Number(range.Minimum);

            // The maximum of the type is not a limit of the API.
            if (Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture) is not (int.MaxValue or >= long.MaxValue))
            {
                schema["maximum"] = Number(range.Maximum);
            }
        }

        RefineText(schema);

        if (Find<DescriptionAttribute>(property) is { } description)
        {
            schema["description"] = description.Description;
        }

        return IsNullable && property.PropertyType != typeof(JsonElement) && !IsNull(schema)
            ? OrNull(schema)
            : schema;
    }

    private void RefineText(JsonObject schema)
    {
        var isList = schema["type"] is JsonValue type && (string?)type == "array";

        if (Find<StringLengthAttribute>(property) is { } length)
        {
            schema["minLength"] = length.MinimumLength;
            schema["maxLength"] = length.MaximumLength;
        }

        if (Find<LengthAttribute>(property) is { } size)
        {
            schema[isList ? "minItems" : "minLength"] = size.MinimumLength;
            schema[isList ? "maxItems" : "maxLength"] = size.MaximumLength;
        }

        if (Find<RegularExpressionAttribute>(property) is { } expression)
        {
            schema["pattern"] = expression.Pattern;
        }

        if (Find<UrlAttribute>(property) is not null)
        {
            schema["format"] = "uri";
        }
    }

    private static bool IsNull(JsonObject schema) => schema["type"] is JsonArray || schema.ContainsKey("anyOf");

    private static JsonValue Literal(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        _ => Number(value),
    };

    private static JsonValue Number(object bound) => bound is int number
        ? JsonValue.Create(number)
        : JsonValue.Create(Convert.ToDecimal(bound, CultureInfo.InvariantCulture));

    private static T? Find<T>(JsonPropertyInfo property)
        where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).FirstOrDefault() as T;
}
