using System.Globalization;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Fakes.Accounts;

/// <summary>Password resets that wait in memory; a postponed one is due at once.</summary>
public sealed class InMemoryPasswordResetRequests(TimeProvider clock) : IPasswordResetRequests
{
    private readonly SortedDictionary<string, PasswordResetRequest> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _lastVersion;

    public int Count => _waiting.Count;

    public Task AddAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        lock (_gate)
        {
            _waiting.TryAdd(
                email.Key,
                new PasswordResetRequest(email.Key, email) { RequestedAt = now, DueAt = now, Version = NextVersion() });
        }

        return Task.CompletedTask;
    }

    public Task<RoundPage<PasswordResetRequest>> ListAsync(
        string? after, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            PasswordResetRequest[] rest =
                [.. _waiting.Values.SkipWhile(request => string.CompareOrdinal(request.Key, after) <= 0)];

            return Task.FromResult(
                new RoundPage<PasswordResetRequest>([.. rest.Take(limit)], rest.Length > limit));
        }
    }

    public Task RemoveAsync(PasswordResetRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting.GetValueOrDefault(request.Key)?.Version == request.Version)
            {
                _waiting.Remove(request.Key);
            }
        }

        return Task.CompletedTask;
    }

    public Task PostponeAsync(PasswordResetRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiting[request.Key] = request with { Attempts = request.Attempts + 1, Version = NextVersion() };
        }

        return Task.CompletedTask;
    }

    private string NextVersion() => (++_lastVersion).ToString(CultureInfo.InvariantCulture);
}
