using System.Text.Json;

namespace Serverless.Local.Processes;

/// <summary>
/// Finds the Garnet of the tool manifest and restores it when it is missing. The assembly is started directly: "dotnet
/// tool run" would add a process between the server and its parent.
/// </summary>
internal static class GarnetTool
{
    private const string Package = "garnet-server";
    private const string AssemblyName = "GarnetServer.dll";

    private static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(5);

    public static async Task<string> LocateAsync(CancellationToken cancellationToken)
    {
        var manifest = FindManifest();
        var version = await ReadVersionAsync(manifest, cancellationToken);

        if (FindAssembly(DefaultPackages, version) is { } found)
        {
            return found;
        }

        var root = Path.GetDirectoryName(Path.GetDirectoryName(manifest));
        await DotNet.RunAsync(["tool", "restore", "--tool-manifest", manifest], root, RestoreLimit, cancellationToken);
        var listed = await DotNet.RunAsync(
            ["nuget", "locals", "global-packages", "--list"], root, RestoreLimit, cancellationToken);
        var packages = listed[(listed.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

        return FindAssembly(packages, version)
            ?? throw new FileNotFoundException($"{Package} {version} was restored, but {packages} does not hold it.");
    }

    private static string DefaultPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string FindManifest()
    {
        string[] starts = [Directory.GetCurrentDirectory(), AppContext.BaseDirectory];

        return starts.Select(FindManifestAbove).FirstOrDefault(manifest => manifest is not null)
            ?? throw new FileNotFoundException("No .config/dotnet-tools.json above the working folder or the program.");
    }

    private static string? FindManifestAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, ".config", "dotnet-tools.json");

            if (File.Exists(manifest) && File.ReadAllText(manifest).Contains(Package, StringComparison.Ordinal))
            {
                return manifest;
            }
        }

        return null;
    }

    private static async Task<string> ReadVersionAsync(string manifest, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(manifest, cancellationToken));

        return document.RootElement.GetProperty("tools").GetProperty(Package).GetProperty("version").GetString() ?? "";
    }

    private static string? FindAssembly(string packages, string version)
    {
        var tools = Path.Combine(packages, Package, version, "tools");

        return Directory.Exists(tools)
            ? Directory.EnumerateFiles(tools, AssemblyName, SearchOption.AllDirectories).Max(StringComparer.Ordinal)
            : null;
    }
}
