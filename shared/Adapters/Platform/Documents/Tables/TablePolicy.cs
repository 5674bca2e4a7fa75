namespace Serverless.Adapters.Platform.Documents.Tables;

internal sealed record TablePolicy
{
    /// <summary>The prefix of all table names, so that several installations can share a storage account.</summary>
    public string TablePrefix { get; init; } = "serverless";

    /// <summary>Retries of a read, with growing waits.</summary>
    public int ReadRetriesMax { get; init; } = 3;

    /// <summary>Attempts to send a batch, the first included.</summary>
    public int CommitAttemptsMax { get; init; } = 3;

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The time limit of one request; after that its outcome is unknown.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(10);
}
