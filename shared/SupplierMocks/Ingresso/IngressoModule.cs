using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;

namespace Serverless.SupplierMocks.Ingresso;

public static class IngressoModule
{
    private const string CommonFile = "ingresso-common.json";
    private const string EventPrefix = "ingresso-event-";

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
            .AddSingleton(_ => ReadCatalogue())
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

    private static IngressoCatalogue ReadCatalogue() => new(
        Read(CommonFile, IngressoJson.Default.IngressoCommon),
        typeof(IngressoModule).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(EventPrefix, StringComparison.Ordinal))
            .Select(name => Read(name, IngressoJson.Default.IngressoEvent)));

    private static T Read<T>(string name, JsonTypeInfo<T> json)
    {
        using var file = typeof(IngressoModule).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");

        return JsonSerializer.Deserialize(file, json) ?? throw new InvalidDataException($"{name} is empty.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IngressoCommon))]
[JsonSerializable(typeof(IngressoEvent))]
[JsonSerializable(typeof(IngressoTransaction))]
[JsonSerializable(typeof(IngressoStock))]
[JsonSerializable(typeof(string))]
internal sealed partial class IngressoJson : JsonSerializerContext;
