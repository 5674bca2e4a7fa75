using System.Reflection;
using System.Text.RegularExpressions;
using Serverless.Fakes.Platform;

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
        .. ProjectFile().Matches(File.ReadAllText(Path.Combine(SolutionFolder.Root, "Serverless.sln")))
            .Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex(@"\\(Serverless\.[\w.]+)\.csproj""")]
    private static partial Regex ProjectFile();
}
