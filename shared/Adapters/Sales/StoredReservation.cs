using System.Text.Json.Serialization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>The stored form of a reservation in Redis and in the durable store.</summary>
internal sealed record StoredReservation(
    Guid Id, Guid Performance, string User, long Total, string Currency, ReservationState State)
{
    public IReadOnlyList<ReservedSeat> Seats { get; init; } = [];

    public IReadOnlyList<ReservedTickets> Tickets { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public long Fence { get; init; }

    public Cancellation? Cancellation { get; init; }

    public ClientTexts? Words { get; init; }

    [JsonConverter(typeof(RawJsonConverter))]
    public string? Attachment { get; init; }

    public static StoredReservation From(Reservation reservation) => new(
        reservation.Id.Value,
        reservation.Performance.Value,
        reservation.User.Value,
        reservation.Total.Amount,
        reservation.Total.Currency,
        reservation.State)
    {
        Seats = reservation.Seats,
        Tickets = reservation.Tickets,
        CreatedAt = reservation.CreatedAt,
        UpdatedAt = reservation.UpdatedAt,
        ExpiresAt = reservation.ExpiresAt,
        Fence = reservation.Fence,
        Cancellation = reservation.Cancellation,
        Words = reservation.Words,
        Attachment = reservation.Attachment,
    };

    public Reservation ToDomain() => new(
        new ReservationId(Id), new PerformanceId(Performance), new UserId(User), new Money(Total, Currency))
    {
        State = State,
        Seats = Seats,
        Tickets = Tickets,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        ExpiresAt = ExpiresAt,
        Fence = Fence,
        Cancellation = Cancellation,
        Words = Words,
        Attachment = Attachment,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredReservation))]
[JsonSerializable(typeof(Cancellation))]
internal sealed partial class ReservationJson : JsonSerializerContext;
