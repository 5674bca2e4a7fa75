using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

public static class TicketsModule
{
    public static IServiceCollection AddTickets(this IServiceCollection services) => services
        .AddPolicy<TicketPolicy>("Tickets")
        .AddSingleton<ITickets, DocumentTickets>()
        .AddSingleton<IssueTickets>()
        .AddSingleton<ListTickets>()
        .AddSingleton<RefundTickets>()
        .AddSingleton<ShowTicket>();
}
