using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>The epochs of one queue: since when it exists, and who got their place back after a loss.</summary>
internal sealed class InMemoryEpochs(WaitingRoomPolicy policy, TimeProvider clock)
{
    private readonly HashSet<UserId> _restored = [];

    private long _epoch;
    private long _known;
    private bool _isCleared;
    private DateTimeOffset? _restoringUntil;

    public long NowUs => clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;

    public bool IsRestoring => RestoringLeft > TimeSpan.Zero;

    public TimeSpan RestoringLeft => _restoringUntil is { } end && end > clock.GetUtcNow()
        ? end - clock.GetUtcNow()
        : TimeSpan.Zero;

    public QueueRestoration Restoration => new(RestoringLeft);

    private DateTimeOffset BegunAt => DateTimeOffset.FromUnixTimeMilliseconds(_epoch / 1_000);

    /// <summary>True when this call finds that the queue was lost.</summary>
    public bool Begin(long tokenEpoch)
    {
        var known = Math.Max(_known, tokenEpoch);
        _epoch = _epoch == 0 ? Math.Max(NowUs, known + 1) : _epoch;
        var end = BegunAt + TimeSpan.FromSeconds(policy.RestoringSeconds);
        var hasBegun = known > 0 && known < _epoch && _restoringUntil is null && clock.GetUtcNow() < end;
        _restoringUntil = hasBegun ? end : _restoringUntil;
        _known = _epoch;

        return hasBegun;
    }

    public bool TryRestore(UserId user, QueuePlace place, DateTimeOffset opensAt)
    {
        var givenMs = place.Number > 0
            ? place.Number / 1_000
            : Math.Max(place.Epoch / 1_000, opensAt.ToUnixTimeMilliseconds());

        return place.Epoch > 0
            && place.Epoch < _epoch
            && !_isCleared
            && clock.GetUtcNow() < BegunAt + policy.SilentFor
            && clock.GetUtcNow().ToUnixTimeMilliseconds() - givenMs <= policy.RestoredAgeSecondsMax * 1_000L
            && _restored.Add(user);
    }

    public QueuePlace PlaceOf(double number) => new(number < 1 ? 0 : (long)number, _epoch);

    public void Clear() => _isCleared = true;

    public void Lose()
    {
        _restored.Clear();
        (_epoch, _isCleared, _restoringUntil) = (0, false, null);
    }
}
