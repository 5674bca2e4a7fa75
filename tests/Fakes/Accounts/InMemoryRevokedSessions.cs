using Serverless.Domain.Accounts;

namespace Serverless.Fakes.Accounts;

/// <summary>Ended sessions in memory.</summary>
public sealed class InMemoryRevokedSessions : IRevokedSessions
{
    private readonly HashSet<string> _sessions = [];
    private readonly Dictionary<UserId, int> _lowest = [];

    public ValueTask<bool> ContainsAsync(UserId user, TokenSession session, CancellationToken cancellationToken) =>
        new(_sessions.Contains(session.Id) || session.Version < _lowest.GetValueOrDefault(user));

    public ValueTask<int> LowestVersionAsync(UserId user, CancellationToken cancellationToken) =>
        new(_lowest.GetValueOrDefault(user));

    public Task RevokeAsync(UserId user, TokenSession session, CancellationToken cancellationToken)
    {
        _sessions.Add(session.Id);

        return Task.CompletedTask;
    }

    public Task RevokeBelowAsync(UserId user, int version, CancellationToken cancellationToken)
    {
        _lowest[user] = Math.Max(version, _lowest.GetValueOrDefault(user));

        return Task.CompletedTask;
    }

    public IReadOnlyList<string> Expired { get; set; } = ["20200101"];

    /// <summary>The days that were purged.</summary>
    public List<string> Purged { get; } = [];

    public IReadOnlyList<string> ListExpired(string? purgedBefore) => Expired;

    public Task<bool> PurgeAsync(string expired, CancellationToken cancellationToken)
    {
        Purged.Add(expired);

        return Task.FromResult(false);
    }
}
