using System.Text.Json;
using Serverless.Fakes.Platform;

namespace Serverless.Functions.Tests.Platform;

/// <summary>The values of local.settings.sample.json, under the names that the program reads.</summary>
internal static class SampleSettings
{
    public static IReadOnlyDictionary<string, string?> All { get; } = Read();

    private static Dictionary<string, string?> Read()
    {
        using var sample = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(SolutionFolder.Root, "local.settings.sample.json")));

        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(
            setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString());
    }
}
