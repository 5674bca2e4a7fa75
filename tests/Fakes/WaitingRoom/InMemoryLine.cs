using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>One performance's line. Not safe for several threads; its owner takes turns.</summary>
internal sealed class InMemoryLine(WaitingRoomPolicy policy, TimeProvider clock)
{
    // Lots are below one; places given after the opening count up from there.
    private readonly Dictionary<VisitorId, (double Place, DateTimeOffset Seen)> _waiting = [];
    private readonly Dictionary<VisitorId, DateTimeOffset> _passes = [];

    private LineTerms _terms;
    private LineRules? _liveRules;
    private DateTimeOffset _liveUntil;
    private double? _credit;
    private DateTimeOffset _creditedAt;
    private long _sequence;
    private long _served;
    private long _version;
    private DateTimeOffset? _steppedAt;

    private DateTimeOffset Now => clock.GetUtcNow();

    private LineRules Rules => Now < _liveUntil && _liveRules is { } live ? live : _terms.Rules;

    private int Inside => _passes.Values.Count(end => end > Now);

    private double Full => Rules.AdmissionsPerSecond * (double)policy.BurstSeconds;

    public void Meet(LineTerms terms) => _terms = terms;

    public LineFigures Figures() => new(_waiting.Count, Inside, Rules.Capacity, _served) { Version = _version };

    public PlaceAnswer Show(VisitorId visitor)
    {
        if (_waiting.TryGetValue(visitor, out var place))
        {
            _waiting[visitor] = place with { Seen = Now };
        }

        var step = _steppedAt is { } at && Now - at < TimeSpan.FromMilliseconds(policy.TickMilliseconds)
            ? null
            : Advance();

        return new PlaceAnswer(PlaceOf(visitor), step);
    }

    public PlaceAnswer Enter(VisitorId visitor, Func<VisitorId, double> drawLot)
    {
        var shown = Show(visitor);

        return shown.Place.State is PlaceState.NotInLine ? shown with { Place = Add(visitor, drawLot) } : shown;
    }

    private PlaceInLine Add(VisitorId visitor, Func<VisitorId, double> drawLot)
    {
        if (Now < _terms.OpensAt)
        {
            _waiting[visitor] = (drawLot(visitor), Now);
        }
        else if (_waiting.Count == 0 && Inside < Rules.Capacity && Credit() >= 1)
        {
            Spend(1);
            _passes[visitor] = Now + policy.PassLifetime;
        }
        else
        {
            _waiting[visitor] = (++_sequence, Now);
        }

        return PlaceOf(visitor);
    }

    public bool Leave(VisitorId visitor) => _waiting.Remove(visitor) | _passes.Remove(visitor);

    public LineStep Advance()
    {
        var silent = _waiting.Where(place => place.Value.Seen <= Now - policy.SilentFor).Select(place => place.Key);
        silent.ToList().ForEach(visitor => _waiting.Remove(visitor));

        var free = (int)Math.Min(Math.Min(policy.DrainBatchMax, Rules.Capacity - Inside), Math.Floor(Credit()));
        List<VisitorId> entering = Now < _terms.OpensAt ? [] : [.. InOrder().Take(Math.Max(0, free))];
        Spend(entering.Count);
        _served += entering.Count;

        foreach (var visitor in entering)
        {
            _waiting.Remove(visitor);
            _passes[visitor] = Now + policy.PassLifetime;
        }

        var hasMore = entering.Count == policy.DrainBatchMax;
        _steppedAt = hasMore ? _steppedAt : Now;
        _version++;

        return new LineStep(entering, Figures(), hasMore);
    }

    public LineFigures Clear()
    {
        _waiting.Clear();
        _passes.Clear();
        _version++;

        return Figures();
    }

    public bool SetRules(LineRules rules)
    {
        var credit = Credit();
        (_liveRules, _liveUntil) = (rules, Now + policy.LiveRulesLifetime);
        (_credit, _creditedAt) = (Math.Min(credit, Full), Now);
        _version++;

        return true;
    }

    private IEnumerable<VisitorId> InOrder() => _waiting.OrderBy(place => place.Value.Place).Select(place => place.Key);

    private double Credit() => _credit is { } credit
        ? Math.Min(Full, credit + (Math.Max(0, (Now - _creditedAt).TotalSeconds) * Rules.AdmissionsPerSecond))
        : Full;

    private void Spend(int admissions) => (_credit, _creditedAt) = (Credit() - admissions, Now);

    private PlaceInLine PlaceOf(VisitorId visitor)
    {
        if (_passes.TryGetValue(visitor, out var end) && end > Now)
        {
            return new PlaceInLine(PlaceState.Admitted, Figures()) { PassExpiresAt = end };
        }

        if (!_waiting.ContainsKey(visitor))
        {
            return new PlaceInLine(PlaceState.NotInLine, Figures());
        }

        var position = Now < _terms.OpensAt
            ? _waiting.Count
            : InOrder().TakeWhile(other => other != visitor).Count() + 1;

        return new PlaceInLine(PlaceState.Waiting, Figures())
        {
            Position = position,
            EstimatedWait = PlaceInLine.EstimateWait(position, Rules.AdmissionsPerSecond, policy),
        };
    }
}
