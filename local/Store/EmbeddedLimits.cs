namespace Serverless.Local.Store;

internal sealed record EmbeddedLimits
{
    /// <summary>Queued batches; further callers wait for room.</summary>
    public int QueuedBatchesMax { get; init; } = 1024;

    /// <summary>Batches per transaction, which is one flush to the disk.</summary>
    public int GroupBatchesMax { get; init; } = 256;

    /// <summary>Bytes of bodies after which no further batch joins a transaction.</summary>
    public int GroupBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>Concurrent read connections; further readers wait.</summary>
    public int ReadersMax { get; init; } = 4;

    /// <summary>How long a transaction waits for a file that another program locks.</summary>
    public int BusyMilliseconds { get; init; } = 5_000;

    /// <summary>Maximum of 4 KB pages in the file; SQLite's own limit by default.</summary>
    public int FilePagesMax { get; init; } = 1_073_741_823;
}
