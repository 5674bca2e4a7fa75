namespace Serverless.Fakes.Platform;

/// <summary>The folder of the solution, whose files tests read in place.</summary>
public static class SolutionFolder
{
    private const string FileName = "Serverless.sln";

    public static string Root { get; } = Find();

    /// <summary>The Node.js tools of the tests.</summary>
    public static string Npm => Path.Combine(Root, "tests", "npm");

    // The compiler's own path of a source file does not help: a deterministic build hides the folder.
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
