namespace Serverless.Domain.Operations;

/// <summary>
/// Checks all dependencies at the same time, each within its limit. Concurrent callers share one check, and its result
/// is cached for a while, so that probes cause little load.
/// </summary>
public sealed class CheckReadiness
{
    private readonly Lock _gate = new();
    private readonly ReadinessPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly DependencyCheck[] _checks;
    private Task<Readiness>? _latest;
    private long _startedAt;

    public CheckReadiness(IEnumerable<IDependency> dependencies, ReadinessPolicy policy, TimeProvider clock)
    {
        (_policy, _clock) = (policy, clock);
        _checks = [.. dependencies.Select(dependency => new DependencyCheck(dependency, clock))];
    }

    /// <summary>Takes at most the longest of the limits.</summary>
    public Task<Readiness> ExecuteAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_latest is null || (_latest.IsCompleted && _clock.GetElapsedTime(_startedAt) >= _policy.FreshFor))
            {
                _startedAt = _clock.GetTimestamp();
                _latest = CheckAsync();
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }

    private async Task<Readiness> CheckAsync()
    {
        var checkedAt = _clock.GetUtcNow();
        var found = await Task.WhenAll(_checks.Select(check => check.RunAsync()));

        return new Readiness(checkedAt, [.. found.OfType<MissingDependency>()]);
    }
}

/// <summary>
/// The check of one dependency. A call that hangs is not repeated until it has ended: the next check waits for the same
/// call.
/// </summary>
internal sealed class DependencyCheck(IDependency dependency, TimeProvider clock)
{
    private Task? _asking;

    /// <summary>Null when the dependency answered in time.</summary>
    public async Task<MissingDependency?> RunAsync()
    {
        if (_asking is null or { IsCompleted: true })
        {
            // On a thread of the pool, because the call may block before its first await.
            _asking = Task.Run(dependency.ProbeAsync);
        }

        try
        {
            await _asking.WaitAsync(dependency.Limit, clock);

            return null;
        }
        catch (TimeoutException) when (!_asking.IsCompleted)
        {
            return new MissingDependency(dependency.Name, IsSilent: true);
        }
        catch (Exception)
        {
            return new MissingDependency(dependency.Name, IsSilent: false);
        }
    }
}
