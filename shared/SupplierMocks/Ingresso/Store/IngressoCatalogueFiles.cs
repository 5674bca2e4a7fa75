using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.SupplierMocks.Ingresso.Store;

/// <summary>
/// The catalogue that is embedded in the assembly: one file per event, and one that all events share.
/// </summary>
internal static class IngressoCatalogueFiles
{
    private const string CommonFile = "ingresso-common.json";
    private const string EventPrefix = "ingresso-event-";

    public static IngressoCatalogue Read() => new(
        Read(CommonFile, IngressoStoreJson.Default.IngressoCommon),
        typeof(IngressoCatalogueFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(EventPrefix, StringComparison.Ordinal))
            .Select(name => Read(name, IngressoStoreJson.Default.IngressoEvent)));

    private static T Read<T>(string name, JsonTypeInfo<T> json)
    {
        using var file = typeof(IngressoCatalogueFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");

        return JsonSerializer.Deserialize(file, json) ?? throw new InvalidDataException($"{name} is empty.");
    }
}
