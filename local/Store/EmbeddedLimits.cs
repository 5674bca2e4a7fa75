namespace Serverless.Local.Store;

internal sealed record EmbeddedLimits
{
    /// <summary>Batches that wait for the writer; the next caller waits until there is room.</summary>
    public int QueuedBatchesMax { get; init; } = 1024;

    /// <summary>Batches that share one transaction, and so one flush to the disk.</summary>
    public int GroupBatchesMax { get; init; } = 256;

    /// <summary>Bytes of bodies in one transaction, after which no further batch joins it.</summary>
    public int GroupBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>Connections that read at the same time; the next reader waits.</summary>
    public int ReadersMax { get; init; } = 4;

    /// <summary>Pages of 4 KB in the file, SQLite's own bound unless a smaller one is wanted.</summary>
    public int FilePagesMax { get; init; } = 1_073_741_823;
}
