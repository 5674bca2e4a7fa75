namespace Serverless.Domain.Operations;

/// <summary>
/// Asks the dependencies whether they are there: all at once, each within its limit. However many ask for it at the
/// same time, they share one check, and a fresh one is given again: probes must not become a load of their own.
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

    /// <summary>Takes no longer than the most patient limit, whatever the dependencies do.</summary>
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
/// One dependency's check. A question that hangs is not asked again until it has ended: the next check waits for the
/// same one.
/// </summary>
internal sealed class DependencyCheck(IDependency dependency, TimeProvider clock)
{
    private Task? _asking;

    /// <summary>Null when the dependency answered in time.</summary>
    public async Task<MissingDependency?> RunAsync()
    {
        if (_asking is null or { IsCompleted: true })
        {
            // On a thread of the pool: nothing that the question does before its first wait may hold up the check.
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
