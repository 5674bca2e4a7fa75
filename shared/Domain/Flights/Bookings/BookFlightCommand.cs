namespace Serverless.Domain.Flights.Bookings;

/// <summary>A request to book seats of a schedule for one to nine passengers.</summary>
public sealed record BookFlightCommand(ScheduleId Schedule, IReadOnlyList<PassengerDraft> Passengers)
{
    public const string UsualPaymentMethod = "card";

    /// <summary>Labels of chosen seats; they go to the first passengers without a seat of their own.</summary>
    public IReadOnlyList<string> Seats { get; init; } = [];

    /// <summary>Null for the address of the account.</summary>
    public string? Email { get; init; }

    /// <summary>Null for the phone of the first passenger who has one, or of the account.</summary>
    public string? Phone { get; init; }

    public string PaymentMethod { get; init; } = UsualPaymentMethod;

    /// <summary>What the client expects to pay for all passengers, in won; null for no expectation.</summary>
    public long? Amount { get; init; }
}

/// <summary>A passenger as the client described one; nothing is checked yet.</summary>
public sealed record PassengerDraft(string Name, DateOnly BirthDate)
{
    public string? NameInLatin { get; init; }

    public Gender? Gender { get; init; }

    public string? Phone { get; init; }

    /// <summary>The label of a chosen seat; null for none.</summary>
    public string? Seat { get; init; }
}
