using System.Diagnostics;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Http.Identifiers;

/// <summary>The validators that Tiketi's own services use, in a Node process.</summary>
internal static class PublishedValidators
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>The identifiers that a validator refuses, one a line.</summary>
    public static async Task<string> RefusedAsync(IEnumerable<Guid> ids)
    {
        var npm = SolutionFolder.Npm;
        await NpmFolder.RestoreAsync(npm, default);
        using var limit = new CancellationTokenSource(Limit);
        using var node = Process.Start(new ProcessStartInfo("node", ["check-uuids.mjs"])
        {
            WorkingDirectory = npm,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var refused = node.StandardOutput.ReadToEndAsync(limit.Token);

        foreach (var id in ids)
        {
            await node.StandardInput.WriteLineAsync(id.ToString().AsMemory(), limit.Token);
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(limit.Token);
        Assert.Equal(0, node.ExitCode);

        return await refused;
    }
}
