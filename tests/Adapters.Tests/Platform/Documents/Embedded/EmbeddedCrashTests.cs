using System.Diagnostics;
using Serverless.Adapters.Platform.Documents;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Platform.Documents.Embedded;

/// <summary>Another process writes to the folder and is killed at random moments, or finds the folder in use.</summary>
public sealed class EmbeddedCrashTests : IDisposable
{
    private const int Rounds = 5;
    private const int DocumentsEach = 3;

    private static readonly TimeSpan RoundLimit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_process_loses_no_acknowledged_batch_and_leaves_no_partial_batch()
    {
        var random = new Random(20_251);
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        var lastVersion = 0L;

        for (var round = 0; round < Rounds; round++)
        {
            acknowledged.UnionWith(await WriteUntilKilledAsync($"r{round}", random.Next(50, 1_500)));

            using var documents = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits());
            var stored = await ReadBatchesAsync(documents);
            Assert.All(stored, batch => Assert.Equal(DocumentsEach, batch.Value));
            Assert.DoesNotContain(acknowledged, batch => !stored.ContainsKey(batch));
            lastVersion = await AssertVersionsGrowAsync(documents, $"v{round}", lastVersion);
        }
    }

    [Fact]
    public async Task Second_process_cannot_open_the_folder()
    {
        using var documents = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits());

        using var second = Start("second");
        using var limit = new CancellationTokenSource(RoundLimit);
        var error = await second.StandardError.ReadToEndAsync(limit.Token);
        await second.WaitForExitAsync(limit.Token);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("in use by another process", error, StringComparison.Ordinal);
    }

    private async Task<List<string>> WriteUntilKilledAsync(string prefix, int linesMin)
    {
        using var writer = Start(prefix);
        using var limit = new CancellationTokenSource(RoundLimit);
        var lines = new List<string>();

        try
        {
            while (await writer.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);

                if (lines.Count == linesMin)
                {
                    writer.Kill();
                }
            }
        }
        finally
        {
            writer.Kill();
        }

        await writer.WaitForExitAsync(limit.Token);
        Assert.True(lines.Count >= linesMin, await writer.StandardError.ReadToEndAsync(limit.Token));

        // The kill may have truncated the last line.
        return lines[..^1];
    }

    private static async Task<Dictionary<string, int>> ReadBatchesAsync(EmbeddedDocuments documents)
    {
        var batches = new Dictionary<string, int>(StringComparer.Ordinal);
        string? next = null;

        do
        {
            var page = await documents.ListAsync(
                new("storm", "p"), DocumentRange.Prefix("r") with { After = next }, DocumentLimits.PageMax, default);

            foreach (var document in page.Documents)
            {
                var batch = document.Id[..document.Id.IndexOf(':', StringComparison.Ordinal)];
                batches[batch] = batches.GetValueOrDefault(batch) + 1;
            }

            next = page.Next;
        }
        while (next is not null);

        return batches;
    }

    private static async Task<long> AssertVersionsGrowAsync(EmbeddedDocuments documents, string id, long lastVersion)
    {
        var result = await documents.CommitAsync(new("storm", "p"), [new DocumentWrite.Insert(id, default)], default);
        var version = long.Parse(Assert.Single(result.Versions), provider: null);
        Assert.True(version > lastVersion);

        return version;
    }

    private Process Start(string prefix) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Serverless.DocumentsWriter.dll"), _folder.Path, prefix])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
