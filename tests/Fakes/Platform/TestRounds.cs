using System.Collections.Concurrent;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Platform;

/// <summary>Rounds whose cursors and faults a test can read.</summary>
public sealed class TestRounds : IRoundCursors, IItemFaults
{
    private readonly ConcurrentDictionary<string, string?> _cursors = new();
    private readonly ConcurrentQueue<(string Work, string Key, Exception Fault)> _faults = new();

    public TestRounds(TimeProvider clock) => Rounds = new Rounds(this, this, clock);

    public Rounds Rounds { get; }

    public IReadOnlyDictionary<string, string?> Cursors => _cursors;

    /// <summary>Items that were passed over.</summary>
    public IReadOnlyList<(string Work, string Key, Exception Fault)> Faults => [.. _faults];

    /// <summary>What another process has: the stored cursors, and no memory.</summary>
    public Rounds Restart(TimeProvider clock) => new(this, this, clock);

    public Task<string?> FindAsync(string round, CancellationToken cancellationToken) =>
        Task.FromResult(_cursors.GetValueOrDefault(round));

    public Task SaveAsync(string round, string? key, CancellationToken cancellationToken)
    {
        _cursors[round] = key;

        return Task.CompletedTask;
    }

    public void PassedOver(string work, string key, Exception fault) => _faults.Enqueue((work, key, fault));
}
