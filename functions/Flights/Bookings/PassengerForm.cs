using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Functions.Flights.Bookings;

/// <summary>Reads the passengers of a booking, whose members have several names.</summary>
internal static class PassengerForm
{
    public static IEnumerable<PassengerDraft> Read(JsonElement passengers)
    {
        if (passengers.ValueKind is not JsonValueKind.Array)
        {
            throw BookingForm.Bad("passengers", "배열이어야 합니다.");
        }

        // One too many shows that there are too many.
        return passengers.EnumerateArray().Take(FlightLimits.PassengersMax + 1).Select(ReadOne);
    }

    private static PassengerDraft ReadOne(JsonElement passenger, int index)
    {
        var field = $"passengers[{index}]";

        if (passenger.ValueKind is not JsonValueKind.Object)
        {
            throw BookingForm.Bad(field, "객체여야 합니다.");
        }

        var (name, birth) = (
            BookingForm.Find(passenger, "name", "name_kor", "nameKor"),
            BookingForm.Find(passenger, "birth", "birth_date", "birthDate"));

        if (BookingForm.IsMissing(name) || BookingForm.IsMissing(birth))
        {
            throw BookingForm.Missing(BookingForm.IsMissing(name) ? $"{field}.name" : $"{field}.birth");
        }

        return new PassengerDraft(BookingForm.Text($"{field}.name", name)!, BookingForm.Date($"{field}.birth", birth))
        {
            NameInLatin = BookingForm.TextOrNone(
                $"{field}.nameEn", BookingForm.Find(passenger, "nameEn", "name_en", "name_eng")),
            Gender = ReadGender($"{field}.gender", BookingForm.Find(passenger, "gender")),
            Phone = BookingForm.TextOrNone($"{field}.phone", BookingForm.Find(passenger, "phone")),
            Seat = BookingForm.TextOrNone(
                $"{field}.seat", BookingForm.Find(passenger, "seat", "seat_id", "seatId", "seat_number", "seatNumber")),
        };
    }

    private static Gender? ReadGender(string field, JsonElement value) =>
        BookingForm.Text(field, value)?.Trim().ToUpperInvariant() switch
        {
            null => null,
            "M" => Gender.Male,
            "F" => Gender.Female,
            _ => throw BookingForm.Bad(field, "M 또는 F여야 합니다."),
        };
}

/// <summary>A passenger, for the API's description only.</summary>
internal sealed record BookedPassengerShape(
    [property: StringLength(BookingRules.NameLengthMax, MinimumLength = 1)] string Name,
    DateOnly Birth,
    [property: JsonPropertyName("nameEn")] string? NameEn,
    [property: AllowedValues("M", "F")] string? Gender,
    string? Phone,
    string? Seat);

/// <summary>The contact of a booking, for the API's description only.</summary>
internal sealed record BookingContactShape(string? Email, string? Phone);
