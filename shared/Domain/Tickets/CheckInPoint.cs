using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>What a scan admits to. It admits the tickets of one show, and of no other kind.</summary>
public abstract record CheckInPoint
{
    private CheckInPoint()
    {
    }

    /// <summary>True when the ticket is for this point.</summary>
    public abstract bool Admits(Ticket ticket);

    /// <summary>A text that is equal only for equal points.</summary>
    public abstract string Describe();

    /// <summary>The check-in of a performance.</summary>
    public sealed record OfPerformance(PerformanceId Performance) : CheckInPoint
    {
        public override bool Admits(Ticket ticket) =>
            ticket.Kind is not TicketKind.Film && ticket.Show == Performance.ToString();

        public override string Describe() => $"event:{Performance}";
    }

    /// <summary>The check-in of a theatre that shows a film. Film tickets have no show time.</summary>
    public sealed record OfFilm(string Theater, string Title) : CheckInPoint
    {
        public override bool Admits(Ticket ticket) =>
            ticket.Kind is TicketKind.Film && ticket.Place == Theater && ticket.Show == Title;

        public override string Describe() => $"film:{Theater.Length}:{Theater}:{Title}";
    }
}
