namespace Serverless.Domain.Flights;

public sealed record Airport(AirportCode Code, string Name, string City, string Country);

/// <summary>The three letters of an airport, in upper case.</summary>
public readonly record struct AirportCode(string Value)
{
    public const int Length = 3;

    /// <summary>Reads a code in any case; false for any other text.</summary>
    public static bool TryParse(string? text, out AirportCode code)
    {
        var trimmed = text?.Trim() ?? string.Empty;
        code = new AirportCode(trimmed.ToUpperInvariant());

        return trimmed.Length == Length && trimmed.All(char.IsAsciiLetter);
    }

    public override string ToString() => Value;
}

/// <summary>From one airport to another.</summary>
public readonly record struct Route(AirportCode Departure, AirportCode Arrival)
{
    public Route Back => new(Arrival, Departure);

    public override string ToString() => $"{Departure}-{Arrival}";
}
