using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.Catalogue;

public static class CatalogueModule
{
    private const string Gateway = "Gateway";

    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddPolicy<CataloguePolicy>("Catalogue")
        .AddImplicitEvents()
        .AddSingleton<DocumentCatalogue>()
        .AddSingleton<ICatalogue>(provider => provider.GetRequiredService<DocumentCatalogue>())
        .AddSingleton<ICatalogueStore, DocumentCatalogueStore>()
        .AddSingleton<SearchWords>()
        .AddSingleton<ListPerformances>()
        .AddSingleton<ListAllPerformances>()
        .AddSingleton<ShowPerformance>()
        .AddSingleton<ShowPerformanceToAdmin>()
        .AddSingleton<ListTicketTypes>()
        .AddSingleton<ShowAvailability>()
        .AddSingleton<ListLayouts>()
        .AddSingleton<CreateLayout>()
        .AddSingleton<CreatePerformance>()
        .AddSingleton<ChangePerformance>()
        .AddSingleton<PublishPerformance>()
        .AddSingleton<CancelPerformance>()
        .AddSingleton<ChangeQueueRules>()
        .AddSingleton<UpdatePerformanceStates>();

    private static IServiceCollection AddImplicitEvents(this IServiceCollection services)
    {
        services.AddOptions<ImplicitEventPolicy>().Validate<IHostEnvironment>(
            (policy, environment) => environment.IsDevelopment() || !policy.ImplicitEvents,
            $"{Gateway}:{nameof(ImplicitEventPolicy.ImplicitEvents)} is for development only: "
            + "with it, any caller can create events.");

        return services
            .AddPolicy<ImplicitEventPolicy>(Gateway)
            .AddSingleton<IImplicitPerformances, DocumentImplicitPerformances>()
            .AddSingleton<ResolvePerformance>();
    }
}
