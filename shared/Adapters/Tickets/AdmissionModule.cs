using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

public static class AdmissionModule
{
    public static IServiceCollection AddAdmission(this IServiceCollection services)
    {
        services.AddOptions<TicketKeyPolicy>().Validate<IHostEnvironment>(
            (policy, environment) => environment.IsDevelopment() || !policy.HasSampleKey(),
            TicketKeyPolicy.SampleKeyError);

        services.AddOptions<CheckInPolicy>().PostConfigure<IHostEnvironment>((policy, environment) =>
            policy.DevelopHere(environment.IsDevelopment()));

        return services
            .AddPolicy<TicketKeyPolicy>("Tickets")
            .AddPolicy<CheckInPolicy>("Tickets")
            .AddSingleton<ITicketCodes, JwsTicketCodes>()
            .AddSingleton<ITicketImages, QrTicketImages>()
            .AddSingleton<IAdmissions, DocumentAdmissions>()
            .AddSingleton<TicketLookup>()
            .AddSingleton<TicketReaders>()
            .AddSingleton<ShowTicketCode>()
            .AddSingleton<ListReservationTickets>()
            .AddSingleton<CheckInTicket>();
    }
}
