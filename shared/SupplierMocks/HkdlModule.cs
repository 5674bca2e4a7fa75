using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.SupplierMocks.Hkdl;
using Serverless.SupplierMocks.Hkdl.Store;

namespace Serverless.SupplierMocks;

/// <summary>Registers the mock of HKDL. The environment variables of the original mock override the settings.</summary>
internal static class HkdlModule
{
    public static IServiceCollection AddHkdl(this IServiceCollection services)
    {
        services.AddOptions<HkdlPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
        {
            policy.AgentId = settings["AGENT_ID"] ?? policy.AgentId;
            policy.SecretKey = settings["SECRET_AUTHENTICATION_KEY"] ?? policy.SecretKey;
            policy.AgentIds = settings["AGENT_IDS"] ?? policy.AgentIds;
            policy.ToleranceSeconds = settings.GetValue<int?>("REQUEST_TIME_TOLERANCE") ?? policy.ToleranceSeconds;
            policy.TimeZone = settings["REQUEST_TIMEZONE"] ?? policy.TimeZone;
            policy.ErrorHttp = settings["HKDL_ERROR_HTTP"] ?? policy.ErrorHttp;
            policy.CancelMode = settings["HKDL_CANCEL_MODE"] ?? policy.CancelMode;
            policy.CancelDelaySeconds = settings.GetValue<int?>("HKDL_CANCEL_DELAY") ?? policy.CancelDelaySeconds;
            policy.Strict = settings["HKDL_STRICT"] is { } strict ? strict == "1" : policy.Strict;
        });

        return services
            .AddPolicy<HkdlPolicy>("Suppliers:Hkdl")
            .AddSingleton(_ => HkdlCatalogueFile.Read())
            .AddSingleton<IHkdlOrders, DocumentHkdlOrders>()
            .AddSingleton<HkdlAgents>()
            .AddSingleton<BrowseHkdl>()
            .AddSingleton<ReserveHkdlOrder>()
            .AddSingleton<CancelHkdlOrder>()
            .AddSingleton<ShowHkdlOrder>();
    }
}
