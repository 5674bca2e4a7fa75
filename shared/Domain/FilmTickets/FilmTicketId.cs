namespace Serverless.Domain.FilmTickets;

/// <summary>Reads the ids of film tickets.</summary>
public static class FilmTicketId
{
    private const int Length = 36;

    /// <summary>
    /// Returns null for a text that is not an id in the form in which ids are issued, in lower or upper case.
    /// </summary>
    public static Guid? Parse(string? text) =>
        text?.Length == Length && Guid.TryParseExact(text, "D", out var id) ? id : null;
}
