namespace Serverless.Domain.Platform;

/// <summary>One run of a round. Several items may be visited at the same time.</summary>
internal sealed class RoundRun(long startedAt)
{
    private readonly Lock _gate = new();
    private readonly HashSet<int> _ahead = [];
    private int _visited;

    public long StartedAt => startedAt;

    public int DoneCount { get; private set; }

    public int UnavailableInARow { get; private set; }

    /// <summary>Why the last item failed whose backend was away.</summary>
    public DependencyUnavailableException? Unavailable { get; private set; }

    /// <summary>The first item that was not visited.</summary>
    public int FirstLeft(int count)
    {
        lock (_gate)
        {
            return Math.Min(_visited, count);
        }
    }

    public void Visit(int index)
    {
        lock (_gate)
        {
            _ahead.Add(index);

            while (_ahead.Remove(_visited))
            {
                _visited++;
            }
        }
    }

    public void Succeed()
    {
        lock (_gate)
        {
            DoneCount++;
            UnavailableInARow = 0;
        }
    }

    public void Fail(DependencyUnavailableException fault)
    {
        lock (_gate)
        {
            UnavailableInARow++;
            Unavailable = fault;
        }
    }
}
