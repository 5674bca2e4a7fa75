using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;

namespace Serverless.SupplierMocks.Hkdl;

public static class HkdlModule
{
    private const string CatalogueFile = "hkdl-catalogue.json";

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
            .AddSingleton(_ => ReadCatalogue())
            .AddSingleton<IHkdlOrders, DocumentHkdlOrders>()
            .AddSingleton<HkdlAgents>()
            .AddSingleton<BrowseHkdl>()
            .AddSingleton<ReserveHkdlOrder>()
            .AddSingleton<CancelHkdlOrder>()
            .AddSingleton<ShowHkdlOrder>();
    }

    private static HkdlCatalogue ReadCatalogue()
    {
        using var file = typeof(HkdlModule).Assembly.GetManifestResourceStream(CatalogueFile)
            ?? throw new InvalidOperationException($"{CatalogueFile} is not in the assembly.");

        return JsonSerializer.Deserialize(file, HkdlOrdersJson.Default.HkdlCatalogue)
            ?? throw new InvalidDataException($"{CatalogueFile} is empty.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HkdlOrder))]
[JsonSerializable(typeof(HkdlStock))]
[JsonSerializable(typeof(HkdlCatalogue))]
[JsonSerializable(typeof(string))]
internal sealed partial class HkdlOrdersJson : JsonSerializerContext;
