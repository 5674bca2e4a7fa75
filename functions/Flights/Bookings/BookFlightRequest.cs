using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Bookings;

/// <summary>
/// A booking in one of two forms: that of CloudJet's client, with five required members, or the short one of its
/// documentation, which begins with <c>schedule_id</c> and leaves out what the server knows.
/// </summary>
internal sealed record BookFlightRequest(
    [property: JsonPropertyName("scheduleId"), Required, ShownAs(typeof(int)), Range(1, ScheduleId.Max)]
    JsonElement ScheduleId,
    [property: Required, ShownAs(typeof(IReadOnlyList<BookedPassengerShape>))] JsonElement Passengers,
    [property: JsonPropertyName("contactInfo"), ShownAs(typeof(BookingContactShape))] JsonElement ContactInfo,
    [property: JsonPropertyName("paymentMethod"), ShownAs(typeof(string))] JsonElement PaymentMethod,
    [property: JsonPropertyName("totalAmount"), ShownAs(typeof(long))] JsonElement TotalAmount,
    [property: ShownAs(typeof(IReadOnlyList<string>))] JsonElement Seats)
{
    [Browsable(false)]
    [JsonPropertyName("schedule_id")]
    public JsonElement ShortScheduleId { get; init; }

    [Browsable(false)]
    [JsonPropertyName("seat_id")]
    public JsonElement SeatId { get; init; }

    [Browsable(false)]
    [JsonPropertyName("contact_info")]
    public JsonElement ShortContactInfo { get; init; }

    [Browsable(false)]
    [JsonPropertyName("payment_method")]
    public JsonElement ShortPaymentMethod { get; init; }

    [Browsable(false)]
    [JsonPropertyName("total_amount")]
    public JsonElement ShortTotalAmount { get; init; }

    private bool IsShort => BookingForm.IsMissing(ScheduleId) && !BookingForm.IsMissing(ShortScheduleId);

    public BookFlightCommand ToCommand()
    {
        CheckPresence();
        var contact = First(ContactInfo, ShortContactInfo);

        if (!BookingForm.IsMissing(contact) && contact.ValueKind is not JsonValueKind.Object)
        {
            throw BookingForm.Bad("contactInfo", "객체여야 합니다.");
        }

        var (method, amount) = (First(PaymentMethod, ShortPaymentMethod), First(TotalAmount, ShortTotalAmount));
        var hasContact = contact.ValueKind is JsonValueKind.Object;

        return new BookFlightCommand(ReadSchedule(), [.. PassengerForm.Read(Passengers)])
        {
            Seats = [.. ReadSeats()],
            Email = hasContact ? BookingForm.TextOrNone("contactInfo.email", BookingForm.Find(contact, "email")) : null,
            Phone = hasContact ? BookingForm.TextOrNone("contactInfo.phone", BookingForm.Find(contact, "phone")) : null,
            PaymentMethod = BookingForm.Text("paymentMethod", method) ?? BookFlightCommand.UsualPaymentMethod,
            Amount = BookingForm.IsMissing(amount) ? null : BookingForm.Whole("totalAmount", amount),
        };
    }

    private static JsonElement First(JsonElement one, JsonElement other) => BookingForm.IsMissing(one) ? other : one;

    // In the order in which the published API looks.
    private void CheckPresence()
    {
        (string Name, JsonElement Value)[] required = IsShort
            ? [("passengers", Passengers)]
            : [
                ("scheduleId", ScheduleId), ("passengers", Passengers),
                ("contactInfo", First(ContactInfo, ShortContactInfo)),
                ("paymentMethod", First(PaymentMethod, ShortPaymentMethod)),
                ("totalAmount", First(TotalAmount, ShortTotalAmount)),
            ];

        foreach (var (name, value) in required)
        {
            if (BookingForm.IsMissing(value))
            {
                throw BookingForm.Missing(name);
            }
        }
    }

    private ScheduleId ReadSchedule()
    {
        var number = BookingForm.Whole(IsShort ? "schedule_id" : "scheduleId", First(ScheduleId, ShortScheduleId));

        // No schedule has the number zero.
        return new ScheduleId(number is > 0 and <= Domain.Flights.ScheduleId.Max ? (int)number : 0);
    }

    private IEnumerable<string> ReadSeats()
    {
        if (BookingForm.TextOrNone("seat_id", SeatId) is { } seat)
        {
            yield return seat;
        }

        if (BookingForm.IsMissing(Seats))
        {
            yield break;
        }

        if (Seats.ValueKind is not JsonValueKind.Array)
        {
            throw BookingForm.Bad("seats", "배열이어야 합니다.");
        }

        foreach (var chosen in Seats.EnumerateArray().Take(FlightLimits.PassengersMax + 1))
        {
            yield return BookingForm.Text("seats", chosen) ?? throw BookingForm.Bad("seats", "좌석 번호의 배열이어야 합니다.");
        }
    }
}
