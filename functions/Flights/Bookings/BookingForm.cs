using System.Globalization;
using System.Text.Json;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Http;

namespace Serverless.Functions.Flights.Bookings;

/// <summary>
/// Reads the members of a booking as the client sent them. Most have two names, and each error has its own text. A
/// member that is null counts as missing.
/// </summary>
internal static class BookingForm
{
    private const string WholeNumber = "정수여야 합니다.";

    public static bool IsMissing(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>The first of the members that is there; undefined when none is.</summary>
    public static JsonElement Find(JsonElement holder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (holder.TryGetProperty(name, out var value) && !IsMissing(value))
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>Null for a missing member.</summary>
    public static string? Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw Bad(name, "문자열이어야 합니다."),
    };

    /// <summary>Null for a missing member, and for an empty text where one is as good as none.</summary>
    public static string? TextOrNone(string name, JsonElement value) =>
        Text(name, value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public static DateOnly Date(string name, JsonElement value) =>
        DateOnly.TryParseExact(
            Text(name, value)?.Trim(),
            FlightSearch.DateForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date)
            ? date
            : throw Bad(name, "YYYY-MM-DD 형식이어야 합니다.");

    /// <summary>A whole number, which may be the text of one.</summary>
    public static long Whole(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var exact) && decimal.IsInteger(exact)
            && exact is >= long.MinValue and <= long.MaxValue => (long)exact,
        JsonValueKind.String when long.TryParse(
            value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Bad(name, WholeNumber),
    };

    /// <summary>The whole number of a query; null when it is not there.</summary>
    public static int? Whole(string name, string? text) => text switch
    {
        null => null,
        _ when int.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Bad(name, WholeNumber),
    };

    /// <summary>The id by the number of a booking; a text that is no number belongs to no booking.</summary>
    public static BookingId Number(string text) => BookingId.TryParseNumber(text, out var id) ? id : default;

    public static MalformedRequestException Missing(string name) =>
        new($"{name}는 필수 입력 항목입니다.") { Reason = BookingErrors.FieldMissing.Code };

    public static MalformedRequestException Bad(string name, string rule) =>
        new($"{name}은(는) {rule}") { Reason = "bookings.bad-field" };
}
