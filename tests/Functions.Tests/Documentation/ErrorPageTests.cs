using System.Reflection;
using System.Text.RegularExpressions;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>docs/errors.md lists every error code once, with the statuses that it has.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly string Root = SolutionFolder.Root;

    private static readonly (string Code, string Statuses)[] Listed =
    [
        .. ErrorRow().Matches(File.ReadAllText(Path.Combine(Root, "docs", "errors.md")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
    ];

    private static readonly string[] Codes = [.. Listed.Select(row => row.Code)];

    [Fact]
    public void Lists_every_code_once() =>
        Assert.Empty(Codes.GroupBy(code => code).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Lists_every_code_of_the_domain()
    {
        var declared = typeof(Error).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(Error))
            .Select(property => ((Error)property.GetValue(null)!).Code)
            .ToArray();

        Assert.NotEmpty(declared);
        Assert.Empty(declared.Except(Codes));
    }

    [Fact]
    public void Lists_every_code_of_the_sources_and_no_other()
    {
        var declared = CodesInSources().ToHashSet();

        Assert.Empty(declared.Except(Codes));
        Assert.Empty(Codes.Except(declared).Except(CodesInDescription().Select(pair => pair.Code)));
    }

    [Fact]
    public void Tells_the_statuses_that_the_description_tells()
    {
        var described = CodesInDescription()
            .ToLookup(pair => pair.Code, pair => pair.Status)
            .ToDictionary(code => code.Key, code => string.Join(", ", code.Distinct().Order()));

        Assert.NotEmpty(described);
        Assert.Equal(
            described.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)),
            Listed.Where(row => described.ContainsKey(row.Code)).OrderBy(row => row.Code, StringComparer.Ordinal));
    }

    private static IEnumerable<(string Code, int Status)> CodesInDescription()
    {
        var assembly = typeof(FunctionApp).Assembly;

        return
            from function in DescribedFunction.AllOf(FunctionTable.Of(assembly), assembly)
            from pair in function.Errors.Where(error => error.Body is null)
                .SelectMany(error => error.Reasons.Select(code => (code, error.Status)))
                .Concat(function.Traits.Methods.SelectMany(method => ImpliedErrors.Of(function, method))
                    .Select(pair => (pair.Reason, pair.Status)))
            select pair;
    }

    // Errors that take an argument have no value to ask for, so their codes are read from the sources.
    private static IEnumerable<string> CodesInSources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "shared", "Domain"), "*Errors.cs", SearchOption.AllDirectories)
            .SelectMany(file => CodeLiteral().Matches(File.ReadAllText(file)))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "functions"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => PipelineCodeLiteral().Matches(File.ReadAllText(file))))
            .Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\| `([a-z-]+\.[a-z-]+)` \| ([0-9, ]+) \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex("""
        "([a-z-]+\.[a-z-]+)"
        """)]
    private static partial Regex CodeLiteral();

    [GeneratedRegex("""
        "((?:access|platform|request)\.[a-z-]+)"
        """)]
    private static partial Regex PipelineCodeLiteral();
}
