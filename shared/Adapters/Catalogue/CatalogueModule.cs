using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;

namespace Serverless.Adapters.Catalogue;

public static class CatalogueModule
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddPolicy<CataloguePolicy>("Catalogue")
        .AddSingleton<DocumentCatalogue>()
        .AddSingleton<ICatalogue>(provider => provider.GetRequiredService<DocumentCatalogue>())
        .AddSingleton<ICatalogueBooks, DocumentCatalogueBooks>()
        .AddSingleton<SearchWords>()
        .AddSingleton<ListPerformances>()
        .AddSingleton<ListAllPerformances>()
        .AddSingleton<ShowPerformance>()
        .AddSingleton<ListTicketTypes>()
        .AddSingleton<ShowAvailability>()
        .AddSingleton<ListLayouts>()
        .AddSingleton<CreateLayout>()
        .AddSingleton<CreatePerformance>()
        .AddSingleton<ChangePerformance>()
        .AddSingleton<PublishPerformance>()
        .AddSingleton<CancelPerformance>()
        .AddSingleton<ChangeLineRules>()
        .AddSingleton<AdvanceStatuses>();
}
