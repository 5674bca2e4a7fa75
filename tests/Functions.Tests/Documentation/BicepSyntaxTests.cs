using System.Diagnostics;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>The Bicep files are Bicep, as far as a grammar can tell; no compiler of Bicep is needed.</summary>
public sealed class BicepSyntaxTests
{
    private static readonly TimeSpan CheckLimit = TimeSpan.FromMinutes(1);
    private static readonly string Root = SolutionFolder.Root;

    [Fact]
    public async Task Is_written_in_Bicep() => Assert.Empty(await MistakesInAsync(Directory.GetFiles(
        Path.Combine(Root, "infra-bicep"), "*.bicep*", SearchOption.AllDirectories)));

    [Fact]
    public async Task Sees_what_is_not_Bicep()
    {
        var broken = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.bicep");
        await File.WriteAllTextAsync(broken, "param name string\nvar names = {\n  vault: [\n}\n");

        var mistakes = await MistakesInAsync([broken]);
        File.Delete(broken);

        Assert.Contains("\"line\":3", mistakes, StringComparison.Ordinal);
    }

    private static async Task<string> MistakesInAsync(string[] files)
    {
        var npm = Path.Combine(Root, "tests", "npm");
        await NpmFolder.RestoreAsync(npm, default);
        Assert.NotEmpty(files);

        using var limit = new CancellationTokenSource(CheckLimit);
        using var node = Process.Start(new ProcessStartInfo("node", ["check-bicep.mjs", .. files])
        {
            WorkingDirectory = npm,
            RedirectStandardOutput = true,
        })!;
        var mistakes = await node.StandardOutput.ReadToEndAsync(limit.Token);
        await node.WaitForExitAsync(limit.Token);
        Assert.Equal(0, node.ExitCode);

        return mistakes;
    }
}
