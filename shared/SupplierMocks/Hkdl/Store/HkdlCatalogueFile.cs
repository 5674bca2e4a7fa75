using System.Text.Json;

namespace Serverless.SupplierMocks.Hkdl.Store;

/// <summary>The catalogue that is embedded in the assembly.</summary>
internal static class HkdlCatalogueFile
{
    private const string Name = "hkdl-catalogue.json";

    public static HkdlCatalogue Read()
    {
        using var file = typeof(HkdlCatalogueFile).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not in the assembly.");

        return JsonSerializer.Deserialize(file, HkdlStoreJson.Default.HkdlCatalogue)
            ?? throw new InvalidDataException($"{Name} is empty.");
    }
}
