using System.Globalization;
using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// The mistakes that the movie API tells apart, with the names and words of Pydantic, which its clients know.
/// </summary>
internal static class FilmTicketFieldErrors
{
    public static FieldError NoBody { get; } = new("missing", ["body"], "Field required");

    public static FieldError NoObject(JsonElement found) => new(
        "model_attributes_type", ["body"], "Input should be a valid dictionary or object to extract fields from")
    {
        Input = found.GetRawText(),
    };

    public static FieldError Missing(string field, JsonElement body) =>
        new("missing", ["body", field], "Field required") { Input = body.GetRawText() };

    public static FieldError NoText(IReadOnlyList<object> place, JsonElement found) =>
        new("string_type", place, "Input should be a valid string") { Input = found.GetRawText() };

    public static FieldError NoList(string field, JsonElement found) =>
        new("list_type", ["body", field], "Input should be a valid list") { Input = found.GetRawText() };

    public static FieldError NoNumber(IReadOnlyList<object> place, string input, JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => new(
            "int_from_float", place, "Input should be a valid integer, got a number with a fractional part")
        {
            Input = input,
        },
        JsonValueKind.String => new(
            "int_parsing", place, "Input should be a valid integer, unable to parse string as an integer")
        {
            Input = input,
        },
        _ => new("int_type", place, "Input should be a valid integer") { Input = input },
    };

    public static FieldError NoState(string found) => new(
        "enum", ["query", "status"], "Input should be 'issued' or 'canceled'")
    {
        Input = Quote(found),
        Context = [new("expected", "'issued' or 'canceled'")],
    };

    /// <param name="count">Items that were found, of a list.</param>
    public static FieldError Of(LimitViolation violation, IReadOnlyList<object> place, string? input, int count)
    {
        var limit = violation.Limit;

        return (violation.Kind switch
        {
            LimitKind.TooShort => Fault(
                "string_too_short",
                $"String should have at least {Count(limit, "character")}",
                Of("min_length", limit)),
            LimitKind.TooLong => Fault(
                "string_too_long", $"String should have at most {Count(limit, "character")}", Of("max_length", limit)),
            LimitKind.TooSmall => Fault(
                "greater_than_equal", $"Input should be greater than or equal to {limit}", Of("ge", limit)),
            LimitKind.TooLarge => Fault(
                "less_than_equal", $"Input should be less than or equal to {limit}", Of("le", limit)),
            LimitKind.TooFew => Fault(
                "too_short",
                $"List should have at least {Count(limit, "item")} after validation, not {count}",
                Of("field_type", "List"),
                Of("min_length", limit),
                Of("actual_length", count)),
            _ => Fault(
                "too_long",
                $"List should have at most {Count(limit, "item")} after validation, not {count}",
                Of("field_type", "List"),
                Of("max_length", limit),
                Of("actual_length", count)),
        }) with
        { Input = input };

        static KeyValuePair<string, object> Of(string name, object value) => new(name, value);

        FieldError Fault(string type, string message, params KeyValuePair<string, object>[] context) =>
            new(type, place, message) { Context = context };
    }

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Count(long count, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? string.Empty : "s")}");
}
