using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>The queue of one performance. It is not thread-safe; its owner serializes the calls.</summary>
internal sealed partial class InMemoryQueue(
    WaitingRoomPolicy policy, TimeProvider clock, Func<UserId, double> drawPosition)
{
    // Drawn positions are below one; numbers given after the opening come from the clock.
    private readonly Dictionary<UserId, (double Entry, DateTimeOffset Seen)> _waiting = [];
    private readonly Dictionary<string, HashSet<UserId>> _addresses = [];
    private readonly InMemoryEpochs _epochs = new(policy, clock);
    private readonly InMemoryQueuePasses _passes = new(policy, clock);

    private QueueSettings _settings;
    private QueueRules? _liveRules;
    private DateTimeOffset _liveUntil;
    private double? _credit;
    private DateTimeOffset _creditedAt;
    private double _sequence;
    private long _served;
    private long _version;
    private DateTimeOffset? _steppedAt;
    private bool _hasBegun;

    private DateTimeOffset Now => clock.GetUtcNow();

    private QueueRules Rules => Now < _liveUntil && _liveRules is { } live ? live : _settings.Rules;

    private bool IsOpen => Now >= _settings.OpensAt;

    private double Full => Rules.AdmissionsPerSecond * (double)policy.BurstSeconds;

    public void Use(QueueSettings settings) => _settings = settings;

    public QueueStats Figures() =>
        new(_waiting.Count, _passes.Inside, Rules.Capacity, _served) { Version = _version };

    public QueueEntryResult Show(QueueVisitor visitor)
    {
        Greet(visitor);

        return Advanced(visitor.User);
    }

    public QueueEntryResult Enter(QueueVisitor visitor)
    {
        Greet(visitor);
        var user = visitor.User;
        var isStranger = !_waiting.ContainsKey(user) && !_passes.IsInside(user);

        if (isStranger && !HasPlaceLeft(visitor))
        {
            return new QueueEntryResult(new QueueEntry(QueueEntryState.NotInQueue, Figures()), Step: null)
            {
                IsAddressFull = true,
            };
        }

        var shown = Advanced(user);

        return shown.Entry.State is QueueEntryState.NotInQueue ? shown with { Entry = Add(visitor) } : shown;
    }

    public bool Leave(UserId user) => _waiting.Remove(user) | _passes.End(user);

    public DrainResult Advance()
    {
        var hasBegun = _epochs.Begin(tokenEpoch: 0);

        return Step() with { Restoration = hasBegun ? _epochs.Restoration : null };
    }

    public QueueStats Clear()
    {
        _waiting.Clear();
        _passes.Clear();
        _epochs.Clear();
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

    /// <summary>Loses everything, like an emptied Redis. The callers still know the epoch.</summary>
    public void Lose()
    {
        _waiting.Clear();
        _addresses.Clear();
        _passes.Lose();
        _epochs.Lose();
        (_liveRules, _credit, _sequence, _served, _steppedAt) = (null, null, 0, 0, null);
    }

    private QueueEntryResult Advanced(UserId user)
    {
        var step = _steppedAt is { } at && Now - at < TimeSpan.FromMilliseconds(policy.TickMilliseconds)
            ? null
            : Step();
        _passes.Renew(user);

        return new QueueEntryResult(EntryOf(user), step) { Restoration = _hasBegun ? _epochs.Restoration : null };
    }

    private QueueEntry Add(in QueueVisitor visitor)
    {
        var user = visitor.User;
        Remember(visitor);

        if (!IsOpen)
        {
            _waiting[user] = (drawPosition(user), Now);
        }
        else if (_waiting.Count == 0 && _passes.Inside < Rules.Capacity && Credit() >= 1 && !_epochs.IsRestoring)
        {
            Spend(1);
            _passes.Admit(user, NextNumber());
        }
        else
        {
            _waiting[user] = (NextNumber(), Now);
        }

        return EntryOf(user);
    }

    private DrainResult Step()
    {
        var silent = _waiting.Where(entry => entry.Value.Seen <= Now - policy.SilentFor).Select(entry => entry.Key);
        silent.ToList().ForEach(user => _waiting.Remove(user));

        var free = (int)Math.Min(
            Math.Min(policy.DrainBatchMax, Rules.Capacity - _passes.Inside), Math.Floor(Credit()));
        List<UserId> entering = IsOpen && !_epochs.IsRestoring ? [.. InOrder().Take(Math.Max(0, free))] : [];
        Spend(entering.Count);
        _served += entering.Count;
        _passes.Measure();

        foreach (var user in entering)
        {
            _waiting.Remove(user, out var entry);
            _passes.Admit(user, entry.Entry);
        }

        var hasMore = entering.Count == policy.DrainBatchMax;
        _steppedAt = hasMore ? _steppedAt : Now;
        _version++;

        return new DrainResult(entering, Figures(), hasMore);
    }

    private double NextNumber() => _sequence = Math.Max(_sequence + 1, _epochs.NowUs);

    private IEnumerable<UserId> InOrder() => _waiting.OrderBy(entry => entry.Value.Entry).Select(entry => entry.Key);

    private double Credit() => _credit is { } credit
        ? Math.Min(Full, credit + (Math.Max(0, (Now - _creditedAt).TotalSeconds) * Rules.AdmissionsPerSecond))
        : Full;

    private void Spend(int admissions) => (_credit, _creditedAt) = (Credit() - admissions, Now);
}
