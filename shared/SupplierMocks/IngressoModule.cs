using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.SupplierMocks.Ingresso;
using Serverless.SupplierMocks.Ingresso.Store;

namespace Serverless.SupplierMocks;

/// <summary>
/// Registers the mock of Ingresso. The environment variables of the original mock override the settings.
/// </summary>
internal static class IngressoModule
{
    public static IServiceCollection AddIngresso(this IServiceCollection services)
    {
        services.AddOptions<IngressoPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
        {
            // Some operating systems set USERNAME. Without PASSWORD it is not meant for the mock.
            if ((settings["USERNAME"], settings["PASSWORD"]) is ({ Length: > 0 } name, { Length: > 0 } password))
            {
                (policy.UserName, policy.Password) = (name, password);
            }

            policy.ExtraUsers = settings["EXTRA_USERS"] ?? policy.ExtraUsers;
            policy.ReserveMinutes = settings.GetValue<double?>("RESERVE_MINUTES") ?? policy.ReserveMinutes;
            policy.CancelAll = settings["CANCEL_ALL"] is { } all ? all == "1" : policy.CancelAll;
        });

        return services
            .AddPolicy<IngressoPolicy>("Suppliers:Ingresso")
            .AddSingleton(_ => IngressoCatalogueFiles.Read())
            .AddSingleton<IIngressoTransactions, DocumentIngressoTransactions>()
            .AddSingleton<IngressoUsers>()
            .AddSingleton<IngressoCalendar>()
            .AddSingleton<IngressoTokens>()
            .AddSingleton<IngressoBaskets>()
            .AddSingleton<SearchIngresso>()
            .AddSingleton<BrowseIngresso>()
            .AddSingleton<IngressoHolds>()
            .AddSingleton<IngressoPayments>()
            .AddSingleton<ReserveIngresso>()
            .AddSingleton<ReleaseIngresso>()
            .AddSingleton<PurchaseIngresso>()
            .AddSingleton<ContinueIngresso>()
            .AddSingleton<CancelIngresso>()
            .AddSingleton<ShowIngresso>();
    }
}
