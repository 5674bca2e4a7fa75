using System.Diagnostics;
using System.Text.Json.Nodes;
using Serverless.Fakes.Platform;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>Spectral and Redocly report no problem in the API description.</summary>
public sealed class OpenApiLintTests : IDisposable
{
    private static readonly TimeSpan LintLimit = TimeSpan.FromMinutes(2);
    private static readonly string Npm = Path.Combine(SolutionFolder.Root, "tests", "npm", "lint");

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.json");
    private readonly JsonObject _document = ApiDocument.Of(
        FunctionTable.Of(typeof(FunctionApp).Assembly), typeof(FunctionApp).Assembly);

    [Theory]
    [InlineData("@stoplight/spectral-cli/dist/index.js", "lint", "--ruleset=spectral.yaml", "--fail-severity=hint")]
    [InlineData("@redocly/cli/bin/cli.js", "lint", "--config=redocly.yaml", "--max-problems=20")]
    public async Task Linters_report_no_problem(string program, params string[] arguments)
    {
        var (isClean, output) = await LintAsync(program, arguments);

        Assert.True(isClean, output);
    }

    [Theory]
    [InlineData("@stoplight/spectral-cli/dist/index.js", "lint", "--ruleset=spectral.yaml", "--fail-severity=hint")]
    [InlineData("@redocly/cli/bin/cli.js", "lint", "--config=redocly.yaml", "--max-problems=20")]
    public async Task Linters_report_an_operation_without_responses(string program, params string[] arguments)
    {
        _document["paths"]!["/health"]!["get"]!["responses"] = new JsonObject();

        var (isClean, output) = await LintAsync(program, arguments);

        Assert.False(isClean, output);
    }

    public void Dispose() => File.Delete(_file);

    private async Task<(bool IsClean, string Output)> LintAsync(string program, string[] arguments)
    {
        await NpmFolder.RestoreAsync(Npm, default);
        await File.WriteAllTextAsync(_file, _document.ToJsonString());

        using var limit = new CancellationTokenSource(LintLimit);
        var start = new ProcessStartInfo("node", [Path.Combine("node_modules", program), .. arguments, _file])
        {
            WorkingDirectory = Npm,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                // With these settings neither linter uses the internet.
                ["REDOCLY_TELEMETRY"] = "off",
                ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true",
                ["NODE_NO_WARNINGS"] = "1",
            },
        };
        using var node = Process.Start(start)!;
        var (output, errors) = (
            node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
        await node.WaitForExitAsync(limit.Token);

        var text = await output + await errors;

        // Redocly exits with success on a warning, so its output is searched as well.
        return (node.ExitCode == 0 && !text.Contains("Warning was generated", StringComparison.Ordinal), text);
    }
}
