using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.Sales;

/// <summary>Admission passes that end with the process. They expire by the given clock.</summary>
public sealed class InMemoryPasses(TimeProvider clock) : IAdmissionPasses
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(PerformanceTag Performance, UserId User), DateTimeOffset> _passes = [];

    /// <summary>Gives the user a pass until then.</summary>
    public void Admit(PerformanceTag performance, UserId user, DateTimeOffset until)
    {
        lock (_gate)
        {
            _passes[(performance, user)] = until;
        }
    }

    public bool Has(PerformanceTag performance, UserId user)
    {
        lock (_gate)
        {
            return _passes.TryGetValue((performance, user), out var end) && end > clock.GetUtcNow();
        }
    }

    public void End(PerformanceTag performance, UserId user)
    {
        lock (_gate)
        {
            _passes.Remove((performance, user));
        }
    }

    public Task<bool> TryTransferAsync(
        PerformanceTag performance, UserId from, UserId to, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_passes.TryGetValue((performance, from), out var end) || end <= clock.GetUtcNow())
            {
                return Task.FromResult(false);
            }

            _passes.Remove((performance, from));
            _passes[(performance, to)] = end;

            return Task.FromResult(true);
        }
    }
}
