namespace Serverless.Adapters.Platform.Documents.Tables;

internal sealed record TablePolicy
{
    /// <summary>Comes before every table's name, so that one storage account can serve several installations.</summary>
    public string TablePrefix { get; init; } = "serverless";

    /// <summary>Times that a read is tried again; the client waits longer before each.</summary>
    public int ReadRetriesMax { get; init; } = 3;

    /// <summary>Times that a batch is sent, the first included.</summary>
    public int CommitAttemptsMax { get; init; } = 3;

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one request may take; after that its outcome is unknown.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(10);
}
