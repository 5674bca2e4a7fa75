using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>The queue of one performance. It is not thread-safe; its owner serializes the calls.</summary>
internal sealed class InMemoryQueue(WaitingRoomPolicy policy, TimeProvider clock)
{
    // Drawn positions are below one; positions given after the opening start at one.
    private readonly Dictionary<UserId, (double Entry, DateTimeOffset Seen)> _waiting = [];
    private readonly Dictionary<UserId, DateTimeOffset> _passes = [];

    private QueueSettings _settings;
    private QueueRules? _liveRules;
    private DateTimeOffset _liveUntil;
    private double? _credit;
    private DateTimeOffset _creditedAt;
    private long _sequence;
    private long _served;
    private long _version;
    private DateTimeOffset? _steppedAt;

    private DateTimeOffset Now => clock.GetUtcNow();

    private QueueRules Rules => Now < _liveUntil && _liveRules is { } live ? live : _settings.Rules;

    private int Inside => _passes.Values.Count(end => end > Now);

    private double Full => Rules.AdmissionsPerSecond * (double)policy.BurstSeconds;

    public void Use(QueueSettings settings) => _settings = settings;

    public QueueStats Figures() => new(_waiting.Count, Inside, Rules.Capacity, _served) { Version = _version };

    public QueueEntryResult Show(UserId user)
    {
        if (_waiting.TryGetValue(user, out var entry))
        {
            _waiting[user] = entry with { Seen = Now };
        }

        var step = _steppedAt is { } at && Now - at < TimeSpan.FromMilliseconds(policy.TickMilliseconds)
            ? null
            : Advance();

        return new QueueEntryResult(SeatAt(user), step);
    }

    public QueueEntryResult Enter(UserId user, Func<UserId, double> drawPosition)
    {
        var shown = Show(user);

        return shown.Entry.State is QueueEntryState.NotInQueue ? shown with { Entry = Add(user, drawPosition) } : shown;
    }

    private QueueEntry Add(UserId user, Func<UserId, double> drawPosition)
    {
        if (Now < _settings.OpensAt)
        {
            _waiting[user] = (drawPosition(user), Now);
        }
        else if (_waiting.Count == 0 && Inside < Rules.Capacity && Credit() >= 1)
        {
            Spend(1);
            _passes[user] = Now + policy.PassLifetime;
        }
        else
        {
            _waiting[user] = (++_sequence, Now);
        }

        return SeatAt(user);
    }

    public bool Leave(UserId user) => _waiting.Remove(user) | _passes.Remove(user);

    public DrainResult Advance()
    {
        var silent = _waiting.Where(entry => entry.Value.Seen <= Now - policy.SilentFor).Select(entry => entry.Key);
        silent.ToList().ForEach(user => _waiting.Remove(user));

        var free = (int)Math.Min(Math.Min(policy.DrainBatchMax, Rules.Capacity - Inside), Math.Floor(Credit()));
        List<UserId> entering = Now < _settings.OpensAt ? [] : [.. InOrder().Take(Math.Max(0, free))];
        Spend(entering.Count);
        _served += entering.Count;

        foreach (var user in entering)
        {
            _waiting.Remove(user);
            _passes[user] = Now + policy.PassLifetime;
        }

        var hasMore = entering.Count == policy.DrainBatchMax;
        _steppedAt = hasMore ? _steppedAt : Now;
        _version++;

        return new DrainResult(entering, Figures(), hasMore);
    }

    public QueueStats Clear()
    {
        _waiting.Clear();
        _passes.Clear();
        _version++;

        return Figures();
    }

    public bool SetRules(QueueRules rules)
    {
        var credit = Credit();
        (_liveRules, _liveUntil) = (rules, Now + TimeSpan.FromSeconds(policy.LiveRulesSeconds));
        (_credit, _creditedAt) = (Math.Min(credit, Full), Now);
        _version++;

        return true;
    }

    private IEnumerable<UserId> InOrder() => _waiting.OrderBy(entry => entry.Value.Entry).Select(entry => entry.Key);

    private double Credit() => _credit is { } credit
        ? Math.Min(Full, credit + (Math.Max(0, (Now - _creditedAt).TotalSeconds) * Rules.AdmissionsPerSecond))
        : Full;

    private void Spend(int admissions) => (_credit, _creditedAt) = (Credit() - admissions, Now);

    private QueueEntry SeatAt(UserId user)
    {
        if (_passes.TryGetValue(user, out var end) && end > Now)
        {
            return new QueueEntry(QueueEntryState.Admitted, Figures()) { PassExpiresAt = end };
        }

        if (!_waiting.ContainsKey(user))
        {
            return new QueueEntry(QueueEntryState.NotInQueue, Figures());
        }

        var position = Now < _settings.OpensAt
            ? _waiting.Count
            : InOrder().TakeWhile(other => other != user).Count() + 1;

        return new QueueEntry(QueueEntryState.Waiting, Figures())
        {
            Position = position,
            EstimatedWait = QueueEntry.EstimateWait(position, Rules.AdmissionsPerSecond, policy),
        };
    }
}
