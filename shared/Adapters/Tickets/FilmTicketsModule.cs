using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

public static class FilmTicketsModule
{
    public static IServiceCollection AddTickets(this IServiceCollection services) => services
        .AddPolicy<FilmTicketPolicy>("Tickets")
        .AddSingleton<IFilmTickets, DocumentFilmTickets>()
        .AddSingleton<IssueTickets>()
        .AddSingleton<ListTickets>()
        .AddSingleton<RefundTickets>()
        .AddSingleton<ShowTicket>();
}
