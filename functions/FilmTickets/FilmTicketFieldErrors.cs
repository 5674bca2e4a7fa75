using System.Globalization;
using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// The field errors of the movie API, with Pydantic's names and texts, which its clients know.
/// </summary>
internal static class FilmTicketFieldErrors
{
    public static FieldError MissingBody { get; } = new("missing", ["body"], "Field required");

    public static FieldError NotObject(JsonElement found) => new(
        "model_attributes_type", ["body"], "Input should be a valid dictionary or object to extract fields from")
    {
        Input = found.GetRawText(),
    };

    public static FieldError Missing(string field, JsonElement body) =>
        new("missing", ["body", field], "Field required") { Input = body.GetRawText() };

    public static FieldError NotText(IReadOnlyList<object> location, JsonElement found) =>
        new("string_type", location, "Input should be a valid string") { Input = found.GetRawText() };

    public static FieldError NotList(string field, JsonElement found) =>
        new("list_type", ["body", field], "Input should be a valid list") { Input = found.GetRawText() };

    public static FieldError NotNumber(IReadOnlyList<object> location, string input, JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => new(
            "int_from_float", location, "Input should be a valid integer, got a number with a fractional part")
        {
            Input = input,
        },
        JsonValueKind.String => new(
            "int_parsing", location, "Input should be a valid integer, unable to parse string as an integer")
        {
            Input = input,
        },
        _ => new("int_type", location, "Input should be a valid integer") { Input = input },
    };

    public static FieldError NotState(string found) => new(
        "enum", ["query", "status"], "Input should be 'issued' or 'canceled'")
    {
        Input = Quote(found),
        Context = [new("expected", "'issued' or 'canceled'")],
    };

    /// <param name="count">The number of items of a list.</param>
    public static FieldError Of(LimitViolation violation, IReadOnlyList<object> location, string? input, int count)
    {
        var limit = violation.Limit;

        return (violation.Kind switch
        {
            LimitKind.TooShort => CreateError(
                "string_too_short",
                $"String should have at least {Count(limit, "character")}",
                Of("min_length", limit)),
            LimitKind.TooLong => CreateError(
                "string_too_long", $"String should have at most {Count(limit, "character")}", Of("max_length", limit)),
            LimitKind.Forbidden => CreateError(
                "value_error", $"String should not have the character U+{limit:X4}", Of("code_point", limit)),
            LimitKind.TooSmall => CreateError(
                "greater_than_equal", $"Input should be greater than or equal to {limit}", Of("ge", limit)),
            LimitKind.TooLarge => CreateError(
                "less_than_equal", $"Input should be less than or equal to {limit}", Of("le", limit)),
            LimitKind.TooFew => CreateError(
                "too_short",
                $"List should have at least {Count(limit, "item")} after validation, not {count}",
                Of("field_type", "List"),
                Of("min_length", limit),
                Of("actual_length", count)),
            _ => CreateError(
                "too_long",
                $"List should have at most {Count(limit, "item")} after validation, not {count}",
                Of("field_type", "List"),
                Of("max_length", limit),
                Of("actual_length", count)),
        }) with
        { Input = input };

        static KeyValuePair<string, object> Of(string name, object value) => new(name, value);

        FieldError CreateError(string type, string message, params KeyValuePair<string, object>[] context) =>
            new(type, location, message) { Context = context };
    }

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Count(long count, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? string.Empty : "s")}");
}
