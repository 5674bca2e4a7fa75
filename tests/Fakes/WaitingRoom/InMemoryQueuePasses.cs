using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>The passes of one queue, and how many of them end in a second.</summary>
internal sealed class InMemoryQueuePasses(WaitingRoomPolicy policy, TimeProvider clock)
{
    private readonly Dictionary<UserId, (DateTimeOffset End, DateTimeOffset Last, double Number)> _passes = [];

    private double _average;
    private double _unmeasured;
    private int? _inside;
    private DateTimeOffset? _measuredAt;
    private DateTimeOffset _measuredSince;

    public int Inside => _passes.Values.Count(pass => pass.End > Now);

    public double LeavingPerSecond { get; private set; }

    private DateTimeOffset Now => clock.GetUtcNow();

    public bool IsInside(UserId user) => Find(user) is not null;

    public (DateTimeOffset End, double Number)? Find(UserId user) =>
        _passes.TryGetValue(user, out var pass) && pass.End > Now ? (pass.End, pass.Number) : null;

    public void Admit(UserId user, double number)
    {
        var lease = user.IsGuest ? TimeSpan.FromSeconds(policy.UnusedPassSeconds) : policy.PassLifetime;
        _passes[user] = (Now + lease, Now + TimeSpan.FromSeconds(policy.PassSecondsMax), number);
        _inside++;
    }

    public void Restore(UserId user, QueuePlace place)
    {
        _passes[user] = (
            DateTimeOffset.FromUnixTimeMilliseconds(place.PassEndsMs),
            Now + TimeSpan.FromSeconds(policy.PassSecondsMax),
            place.Number);
        _inside++;
    }

    public void Renew(UserId user)
    {
        if (!_passes.TryGetValue(user, out var pass) || pass.End <= Now)
        {
            return;
        }

        var renewed = Now + policy.PassLifetime;
        renewed = renewed < pass.Last ? renewed : pass.Last;
        _passes[user] = pass with { End = renewed > pass.End ? renewed : pass.End };
    }

    public bool End(UserId user) => _passes.Remove(user);

    public void Clear()
    {
        _passes.Clear();
        _inside = 0;
    }

    public void Lose()
    {
        _passes.Clear();
        (_average, _unmeasured, _inside, _measuredAt, LeavingPerSecond) = (0, 0, null, null, 0);
    }

    /// <summary>Counts the passes that ended since the last step.</summary>
    public void Measure()
    {
        var inside = Inside;
        _unmeasured += Math.Max(0, (_inside ?? inside) - inside);
        _inside = inside;
        var elapsed = (Now - (_measuredAt ?? Now)).TotalSeconds;

        if (_measuredAt is null)
        {
            (_measuredAt, _measuredSince) = (Now, Now);
        }
        else if (elapsed >= 0.5)
        {
            var weight = Math.Exp(-elapsed / policy.MeasuredSeconds);
            _average = (_average * weight) + (_unmeasured / elapsed * (1 - weight));
            var measured = Math.Exp(-(Now - _measuredSince).TotalSeconds / policy.MeasuredSeconds);
            LeavingPerSecond = Math.Floor(_average / (1 - measured) * 1_000) / 1_000;
            (_measuredAt, _unmeasured) = (Now, 0);
        }
    }
}
