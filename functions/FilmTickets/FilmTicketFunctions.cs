using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.FilmTickets;

namespace Serverless.Functions.FilmTickets;

internal static class FilmTicketFunctions
{
    /// <summary>The film tickets with their authorization, and the warning about it.</summary>
    public static IServiceCollection AddFilmTicketFunctions(this IServiceCollection services) => services
        .AddTickets()
        .AddSingleton<FilmTicketAuthorization>()
        .AddHostedService<OpenFilmTicketsWarning>();
}
