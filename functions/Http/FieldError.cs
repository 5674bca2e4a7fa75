using System.Text.Json;

namespace Serverless.Functions.Http;

/// <summary>
/// One thing that is wrong with a request, in the form in which the movie API's clients expect it: what kind of mistake,
/// where, in words, and what was found there.
/// </summary>
/// <param name="Place">Names of members and, as whole numbers, places in lists; body, query or header first.</param>
public sealed record FieldError(string Type, IReadOnlyList<object> Place, string Message)
{
    /// <summary>Longer values are not sent back.</summary>
    private const int InputLengthMax = 1024;

    /// <summary>JSON, or null when nothing was found.</summary>
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

        // Written anew, so that it is escaped as all else is.
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
