using System.Collections.Concurrent;

namespace Serverless.Local.Store;

/// <summary>
/// The readers of one folder, opened as they are needed and kept. A read takes microseconds on the caller's own thread;
/// the log lets it run beside the writer.
/// </summary>
internal sealed class DocumentReaders(string folder, EmbeddedLimits limits) : IDisposable
{
    private readonly ConcurrentBag<DocumentReader> _idle = [];
    private readonly SemaphoreSlim _free = new(limits.ReadersMax);

    public async Task<TResult> ReadAsync<TArgument, TResult>(
        Func<DocumentReader, TArgument, TResult> read, TArgument argument, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);

        try
        {
            var reader = _idle.TryTake(out var idle) ? idle : new(SqliteFile.OpenReader(folder));

            try
            {
                return read(reader, argument);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads under way; the caller has stopped new ones.</summary>
    public void Dispose()
    {
        for (var taken = 0; taken < limits.ReadersMax; taken++)
        {
            _free.Wait();
        }

        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
