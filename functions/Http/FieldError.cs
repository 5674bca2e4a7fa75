using System.Text.Json;

namespace Serverless.Functions.Http;

/// <summary>
/// One error of a request in the form of the movie API: its type, its location, a message, and the value found there.
/// </summary>
/// <param name="Place">
/// Body, query or header, then names of members and, as whole numbers, indexes in lists.
/// </param>
public sealed record FieldError(string Type, IReadOnlyList<object> Place, string Message)
{
    /// <summary>Longer values are not returned.</summary>
    private const int InputLengthMax = 1024;

    /// <summary>The value as JSON; null when there is none.</summary>
    public string? Input { get; init; }

    /// <summary>The limits that the message names.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Context { get; init; } = [];

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        writer.WriteStartArray("loc"u8);

        foreach (var step in Place)
        {
            WriteScalar(writer, step);
        }

        writer.WriteEndArray();
        writer.WriteString("msg"u8, Message);
        writer.WritePropertyName("input"u8);
        WriteInput(writer);

        if (Context.Count > 0)
        {
            writer.WriteStartObject("ctx"u8);

            foreach (var (name, value) in Context)
            {
                writer.WritePropertyName(name);
                WriteScalar(writer, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void WriteInput(Utf8JsonWriter writer)
    {
        if (Input is null || Input.Length > InputLengthMax)
        {
            writer.WriteNullValue();

            return;
        }

        // Written again, so that it is escaped like everything else.
        using var input = JsonDocument.Parse(Input);
        input.RootElement.WriteTo(writer);
    }

    private static void WriteScalar(Utf8JsonWriter writer, object value)
    {
        if (value is string text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
