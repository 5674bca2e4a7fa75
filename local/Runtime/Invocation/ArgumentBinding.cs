using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Serverless.Local.Runtime.Invocation;

/// <summary>Converts what a caller sent to what a parameter wants; a value that does not fit fails the call.</summary>
internal static class ArgumentBinding
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The value of a route parameter; without one, that of the query.</summary>
    public static T? Request<T>(InvocationContext context, string name)
    {
        var request = context.Http?.Request;

        if (request is null)
        {
            return default;
        }

        if (request.RouteValues.TryGetValue(name, out var routed) && routed is not null)
        {
            return Convert<T>(System.Convert.ToString(routed, CultureInfo.InvariantCulture)!);
        }

        return request.Query.TryGetValue(name, out var asked) ? Convert<T>(asked.ToString()) : default;
    }

    /// <summary>An argument of a message; absent ones are null, as clients may leave them out.</summary>
    public static T? Message<T>(InvocationContext context, int index)
    {
        if (index < 0 || context.Signal?.Arguments is not { } arguments || index >= arguments.Length)
        {
            return default;
        }

        return arguments[index] switch
        {
            T fitting => fitting,
            JsonElement { ValueKind: JsonValueKind.Null } or null => default,
            JsonElement element => element.Deserialize<T>(Json),
            _ => default,
        };
    }

    private static T? Convert<T>(string text) => text is T same
        ? same
        : (T?)TypeDescriptor.GetConverter(typeof(T)).ConvertFromInvariantString(text);
}
