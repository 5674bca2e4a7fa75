namespace Serverless.Domain.FilmTickets;

/// <summary>How a film ticket is called.</summary>
public static class FilmTicketId
{
    /// <summary>
    /// Null for whatever no ticket is called: ids are compared as they were given out, letter by letter.
    /// </summary>
    public static Guid? Parse(string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id.ToString() == text ? id : null;
}
