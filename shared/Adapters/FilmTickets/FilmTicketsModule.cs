using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.FilmTickets;

public static class FilmTicketsModule
{
    public static IServiceCollection AddTickets(this IServiceCollection services)
    {
        services.AddOptions<FilmTicketPolicy>().PostConfigure<IHostEnvironment>((policy, environment) =>
            policy.DevelopHere(environment.IsDevelopment()));

        return services
            .AddPolicy<FilmTicketPolicy>("Tickets")
            .AddSingleton<IFilmTickets, DocumentFilmTickets>()
            .AddSingleton<IssueTickets>()
            .AddSingleton<ListTickets>()
            .AddSingleton<RefundTickets>()
            .AddSingleton<ShowTicket>();
    }
}
