using Serverless.Fakes.Platform;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>
/// A page of docs/ that is made from the code. Tests compare it; with UPDATE_DOCS=1 in the environment they write it.
/// </summary>
internal static class GeneratedPage
{
    private const string Switch = "UPDATE_DOCS";

    public static string Head(string title) => $"""
        # {title}

        <!-- Generated. Do not edit: change the code, or local.settings.sample.json, then run
             {Switch}=1 dotnet test tests/Functions.Tests --filter FullyQualifiedName~PageTests -->

        """;

    /// <summary>The lines of the page as it is stored.</summary>
    public static string[] ReadLines(string name, string expected)
    {
        var file = Path.Combine(SolutionFolder.Root, "docs", name);

        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(file, expected);
        }

        return File.ReadAllText(file).Split('\n');
    }

    public static string Row(params IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
