using System.Text.Json;
using Serverless.Fakes.Platform;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>The sample settings of the repository.</summary>
internal static class SampleSettings
{
    /// <summary>The values of the sample settings, unchanged.</summary>
    public static IReadOnlyDictionary<string, string> ReadValues()
    {
        using var sample = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(SolutionFolder.Root, "local.settings.sample.json")));

        return sample.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }
}
