using System.Reflection;
using System.Text.RegularExpressions;

namespace Serverless.Architecture.Tests;

/// <summary>Every assembly of the solution, product and tests.</summary>
internal static partial class SolutionAssemblies
{
    public static IReadOnlyList<Assembly> All { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "Serverless.*.dll")
            .Order(StringComparer.Ordinal).Select(Assembly.LoadFrom),
    ];

    /// <summary>The names of the solution's own projects; a stand-in has another package's names.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. ProjectFile().Matches(File.ReadAllText(Path.Combine(FindRoot(), "Serverless.sln")))
            .Select(match => match.Groups[1].Value),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Serverless.sln above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\\(Serverless\.[\w.]+)\.csproj""")]
    private static partial Regex ProjectFile();
}
