using System.Text.Json;

namespace Serverless.Local.Tests.WorkerProcesses;

/// <summary>Files of the repository that tests read in place.</summary>
internal static class Solution
{
    private const string FileName = "Serverless.sln";

    public static string Folder { get; } = Find();

    public static string NpmFolder => Path.Combine(Folder, "tests", "npm");

    /// <summary>The values of the sample settings, unchanged.</summary>
    public static IReadOnlyDictionary<string, string> SampleValues()
    {
        using var sample = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(Folder, "local.settings.sample.json")));

        return sample.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, FileName)))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No {FileName} above the tests.");
        }

        return folder.FullName;
    }
}
