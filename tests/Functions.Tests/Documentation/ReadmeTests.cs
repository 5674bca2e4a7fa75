using System.Text.RegularExpressions;
using Serverless.Fakes.Platform;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>What the pages name exists: projects in commands, files in links.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = SolutionFolder.Root;

    public static TheoryData<string> Pages => ["README.md", "CONTRIBUTING.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Names_projects_that_there_are(string page)
    {
        var projects = ProjectArgument().Matches(File.ReadAllText(Path.Combine(Root, page)))
            .Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(Root, project), "*.csproj")));
    }

    [Fact]
    public void Links_to_files_that_there_are() => Assert.Empty(
        from page in Directory.GetFiles(Root, "*.md", SearchOption.AllDirectories)
        where !Skipped().IsMatch(page)
        from link in Link().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value)
        let target = Path.Combine(Path.GetDirectoryName(page)!, link)
        where !File.Exists(target) && !Directory.Exists(target)
        select $"{Path.GetRelativePath(Root, page)}: {link}");

    // Of a file; not of a web page, and without the heading.
    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules|\.data|\.git)[\\/]")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"(?:--project|dotnet test) ([\w/.]*\w)")]
    private static partial Regex ProjectArgument();
}
