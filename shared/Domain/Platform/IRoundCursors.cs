namespace Serverless.Domain.Platform;

/// <summary>Where rounds stopped, for the instance that goes on. Without a cursor a round starts anew.</summary>
public interface IRoundCursors
{
    /// <summary>The key of the last item of the last run; null at the start of a round.</summary>
    Task<string?> FindAsync(string round, CancellationToken cancellationToken);

    /// <summary>Stores it for all instances.</summary>
    Task SaveAsync(string round, string? key, CancellationToken cancellationToken);
}
