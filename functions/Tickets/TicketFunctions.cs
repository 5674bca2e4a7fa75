using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Tickets;

namespace Serverless.Functions.Tickets;

internal static class TicketFunctions
{
    /// <summary>The tickets with their pictures.</summary>
    public static IServiceCollection AddTicketFunctions(this IServiceCollection services) => services
        .AddAdmission()
        .AddSingleton<TicketPictures>();
}
