using System.Globalization;
using System.Text.Json;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;

namespace Serverless.Functions.Flights.Admin;

/// <summary>
/// Reads the members of an administrator's request as the client sent them, because each error has its own text. A
/// member that is null, empty, zero or false is missing.
/// </summary>
/// <param name="prefix">Of the members' names, such as <c>flight.</c></param>
/// <param name="missing">The end of the text for a missing member.</param>
internal sealed class FlightForm(string prefix, string missing)
{
    public static readonly FlightForm Plain = new(string.Empty, "는 필수 입력 항목입니다.");
    public static readonly FlightForm Flight = new("flight.", "는 필수입니다.");
    public static readonly FlightForm Schedule = new("schedule.", "는 필수입니다.");

    private static readonly string[] TimeForms = ["HH:mm", "H:mm", "HH:mm:ss", "H:mm:ss"];

    public static bool IsMissing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Number => value.TryGetDecimal(out var number) && number == 0,
        _ => false,
    };

    /// <summary>Throws for the first of the members that is missing.</summary>
    public void Require(params ReadOnlySpan<(string Name, JsonElement Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (IsMissing(value))
            {
                throw Missing(name);
            }
        }
    }

    public MalformedRequestException Missing(string names) =>
        new($"{prefix}{names}{missing}") { Reason = FlightErrors.FieldMissing.Code };

    public string Text(string name, JsonElement value) => value.ValueKind is JsonValueKind.String
        ? value.GetString()!.Trim()
        : throw Bad(name, "문자열이어야 합니다.");

    public FlightId FlightId(string name, JsonElement value) =>
        Domain.Flights.FlightId.TryParse(Text(name, value), out var id)
            ? id
            : throw Bad(name, "영문과 숫자 2~10자여야 합니다.");

    public TimeOnly Time(string name, JsonElement value) =>
        TimeOnly.TryParseExact(
            Text(name, value), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Bad(name, "HH:MM 형식이어야 합니다.");

    public DateOnly Date(string name, JsonElement value) =>
        DateOnly.TryParseExact(
            Text(name, value), FlightSearch.DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Bad(name, "YYYY-MM-DD 형식이어야 합니다.");

    /// <summary>A whole number, which may be the text of one.</summary>
    public int Whole(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var exact) && decimal.IsInteger(exact)
            && exact is >= int.MinValue and <= int.MaxValue => (int)exact,
        JsonValueKind.String when int.TryParse(
            value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Bad(name, "정수여야 합니다."),
    };

    private MalformedRequestException Bad(string name, string rule) =>
        new($"{prefix}{name}은(는) {rule}") { Reason = FlightErrors.BadField.Code };
}
