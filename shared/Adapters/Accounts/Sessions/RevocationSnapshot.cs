using System.Collections.Concurrent;
using System.Globalization;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts.Sessions;

/// <summary>
/// The revocations that one instance knows, with the day on which each was stored. Every request with a token asks, so
/// an answer allocates nothing.
/// </summary>
internal sealed class RevocationSnapshot
{
    private readonly ConcurrentDictionary<string, DateOnly> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Below, DateOnly Day)> _versions = new(StringComparer.Ordinal);

    public bool Contains(UserId user, TokenSession session) =>
        _sessions.ContainsKey(session.Id) || session.Version < LowestVersion(user);

    public int LowestVersion(UserId user) => _versions.TryGetValue(user.Value, out var known) ? known.Below : 0;

    public void Add(DateOnly day, StoredRevocation revocation)
    {
        if (revocation.Session is { } session)
        {
            _sessions.AddOrUpdate(session, day, (_, known) => Later(known, day));
        }
        else
        {
            _versions.AddOrUpdate(
                revocation.User,
                (revocation.Below, day),
                (_, known) => (Math.Max(known.Below, revocation.Below), Later(known.Day, day)));
        }
    }

    /// <summary>Forgets the days before this one, whose tokens have expired.</summary>
    public void RemoveBefore(DateOnly first)
    {
        foreach (var old in _sessions.Where(known => known.Value < first))
        {
            _sessions.TryRemove(old);
        }

        foreach (var old in _versions.Where(known => known.Value.Day < first))
        {
            _versions.TryRemove(old);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_sessions.Count} sessions");

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
