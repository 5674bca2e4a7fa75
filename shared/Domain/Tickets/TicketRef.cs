using System.Globalization;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Identifies any ticket of the platform. A film ticket has its own UUID and no unit. A ticket of a reservation has the
/// reservation's UUID and its number in it, from one: <c>0198c0de-0000-4400-8000-000000000001-2</c>.
/// </summary>
public readonly record struct TicketRef(Guid Id, int Unit)
{
    private const int GuidLength = 36;

    public bool IsFilm => Unit == 0;

    /// <summary>The reservation of the ticket; not meaningful for a film ticket.</summary>
    public ReservationId Reservation => new(Id);

    public static TicketRef OfFilm(Guid id) => new(id, 0);

    /// <summary>Returns null for a text that is not a ticket's reference, in lower or upper case.</summary>
    public static TicketRef? Parse(string? text)
    {
        if (FilmTicketId.Parse(text) is { } film)
        {
            return OfFilm(film);
        }

        return text?.Length > GuidLength + 1
            && FilmTicketId.Parse(text[..GuidLength]) is { } reservation
            && int.TryParse(text.AsSpan(GuidLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var unit)
            && unit > 0
            && new TicketRef(reservation, unit) is var ticket
            && ticket.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)
                ? ticket
                : null;
    }

    public override string ToString() =>
        IsFilm ? Id.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Id}-{Unit}");
}
