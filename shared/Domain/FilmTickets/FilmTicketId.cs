namespace Serverless.Domain.FilmTickets;

/// <summary>Reads the ids of film tickets.</summary>
public static class FilmTicketId
{
    /// <summary>
    /// Returns null for a text that is not an id in exactly the form in which ids are issued.
    /// </summary>
    public static Guid? Parse(string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id.ToString() == text ? id : null;
}
