using System.Reflection;

namespace Serverless.Functions.Http;

/// <summary>The version of this build.</summary>
internal static class Build
{
    private const int MarkLength = 12;

    private static readonly string[] Parts = (typeof(Build).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "1.0.0").Split('+', 2);

    public static string Version => Parts[0];

    /// <summary>The commit when the compiler knew it, otherwise the assembly's hash of the sources.</summary>
    public static string Mark { get; } = Cut(Parts is [_, { Length: > 0 } commit]
        ? commit
        : typeof(Build).Module.ModuleVersionId.ToString("N"));

    private static string Cut(string text) => text[..Math.Min(text.Length, MarkLength)];
}
