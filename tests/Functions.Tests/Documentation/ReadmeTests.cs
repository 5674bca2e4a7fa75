using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>What the pages say is what the code does.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Lists_every_endpoint_as_it_is()
    {
        var declared = FunctionTable.Of(typeof(FunctionApp).Assembly).Functions
            .Where(function => function.Route is not null && function.Caller is not null)
            .Where(function => function.Name != AnswerUnknownRouteEndpoint.FunctionName)
            .Select(function => Row(
                function.Route!,
                string.Join(", ", function.Methods),
                $"{function.Caller}".ToLowerInvariant(),
                function.Name));
        var listed = EndpointRow().Matches(Readme).Select(match => Row(
            match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value));

        Assert.Equal(declared.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lists_every_setting_of_the_sample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "local.settings.sample.json")));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject()
            .Select(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal));
        var section = Readme[Readme.IndexOf("## Settings", StringComparison.Ordinal)..];
        var listed = SettingRow().Matches(section).Select(match => match.Groups[1].Value);

        Assert.Equal(settings.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_projects_that_there_are()
    {
        var projects = ProjectArgument().Matches(Readme).Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(Root, project), "*.csproj")));
    }

    [Fact]
    public void Lists_every_refusal_with_its_status()
    {
        var listed = ErrorRow().Matches(File.ReadAllText(Path.Combine(Root, "functions", "README.md")))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var declared = typeof(Error).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(Error))
            .Select(property => ((Error)property.GetValue(null)!).Code)
            .ToArray();

        Assert.NotEmpty(declared);
        Assert.Empty(declared.Except(listed.Keys));
        Assert.All(ReasonsInCode(), reason => Assert.Contains(reason, listed.Keys));
    }

    // Refusals that take an argument have no value to ask for, so their codes are read from the sources.
    private static IEnumerable<string> ReasonsInCode() =>
        Directory.EnumerateFiles(Path.Combine(Root, "shared", "Domain"), "*Errors.cs", SearchOption.AllDirectories)
            .SelectMany(file => CodeLiteral().Matches(File.ReadAllText(file)))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "functions"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => EdgeCodeLiteral().Matches(File.ReadAllText(file))))
            .Select(match => match.Groups[1].Value);

    private static string Row(params string[] cells) =>
        string.Join(" | ", cells.Select((cell, i) => i == 0 ? $"/{cell.TrimStart('/')}" : cell));

    private static string FindRoot([CallerFilePath] string? here = null)
    {
        // A build for CI writes paths that start at the repository, so the folder is looked for from the assembly as
        // well.
        foreach (var start in (string?[])[Path.GetDirectoryName(here), AppContext.BaseDirectory])
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Serverless.sln")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("The tests have to run from within the repository.");
    }

    [GeneratedRegex(@"^\| `/([^`]*)` \| ([A-Z, ]+) \| (\w+) \| `(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex EndpointRow();

    [GeneratedRegex(@"^\| `([A-Za-z_:]+)` \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"--project ([\w/.]+)")]
    private static partial Regex ProjectArgument();

    [GeneratedRegex(@"^\| `([a-z-]+\.[a-z-]+)` \| ([0-9/]+) \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex("""
        "([a-z-]+\.[a-z-]+)"
        """)]
    private static partial Regex CodeLiteral();

    [GeneratedRegex("""
        "((?:access|platform|request)\.[a-z-]+)"
        """)]
    private static partial Regex EdgeCodeLiteral();
}
