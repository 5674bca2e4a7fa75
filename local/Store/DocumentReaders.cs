using System.Collections.Concurrent;

namespace Serverless.Local.Store;

/// <summary>
/// Pool of readers of one folder, opened on demand. A read takes microseconds on the caller's thread; the write-ahead
/// log lets it run concurrently with the writer.
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

    /// <summary>Waits for running reads. The caller has stopped new ones.</summary>
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
