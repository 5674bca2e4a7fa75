using Microsoft.IdentityModel.Tokens;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// Caches the issuer's keys. An unknown key causes a fetch, but only one at a time and one per interval, for any number
/// of tokens and keys.
/// </summary>
internal sealed class IssuerKeys(IssuerPolicy policy, IssuerKeyClient client, TimeProvider clock)
{
    // In the last part of their lifetime keys are refreshed in the background.
    private const double RenewFrom = 0.8;

    private readonly Lock _gate = new();
    private IssuerKeySet _known = IssuerKeySet.None;
    private Task? _fetch;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private volatile bool _isAway;

    public ValueTask<IssuerKeyFinding> FindAsync(IssuerKeyName name, CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _known);
        var age = clock.GetUtcNow() - known.FetchedAt;

        if (known.Find(name) is { } key && (age < policy.KeysFresh || (_isAway && age < policy.KeysBelieved)))
        {
            if (age >= policy.KeysFresh * RenewFrom)
            {
                _ = TryFetch();
            }

            return new ValueTask<IssuerKeyFinding>(Found(key, known));
        }

        return TryFetch() is { } fetch
            ? FetchedAsync(name, fetch, cancellationToken)
            : new ValueTask<IssuerKeyFinding>(FindNow(name));
    }

    private async ValueTask<IssuerKeyFinding> FetchedAsync(
        IssuerKeyName name, Task fetch, CancellationToken cancellationToken)
    {
        // A caller that gives up does not cancel the fetch of the others.
        await fetch.WaitAsync(cancellationToken);

        return FindNow(name);
    }

    private IssuerKeyFinding FindNow(IssuerKeyName name)
    {
        var known = Volatile.Read(ref _known);
        var age = clock.GetUtcNow() - known.FetchedAt;

        // An expired set does not show whether the issuer has a new key.
        return known.Find(name) is { } key && age < policy.KeysBelieved
            ? Found(key, known)
            : new IssuerKeyFinding(null, IsKnown: age < policy.KeysFresh, default);
    }

    // While the issuer is down, the next fetch is tried after every interval.
    private IssuerKeyFinding Found(SecurityKey key, IssuerKeySet known)
    {
        var until = known.FetchedAt + policy.KeysFresh;
        var now = clock.GetUtcNow();

        return new IssuerKeyFinding(key, IsKnown: true, until > now ? until : now + policy.KeysFetchInterval);
    }

    /// <summary>The running fetch, or a new one; null while it is too early for another.</summary>
    private Task? TryFetch()
    {
        lock (_gate)
        {
            if (_fetch is { IsCompleted: false })
            {
                return _fetch;
            }

            var now = clock.GetUtcNow();

            if (now - _askedAt < policy.KeysFetchInterval)
            {
                return null;
            }

            _askedAt = now;

            return _fetch = Task.Run(FetchAsync);
        }
    }

    private async Task FetchAsync()
    {
        var fetched = await client.FetchAsync();

        if (fetched is not null)
        {
            Volatile.Write(ref _known, fetched);
        }

        _isAway = fetched is null;
    }
}

/// <summary>
/// A key, or none: then <see cref="IsKnown"/> tells whether the issuer lacks the key or its keys are unknown.
/// </summary>
internal readonly record struct IssuerKeyFinding(SecurityKey? Key, bool IsKnown, DateTimeOffset TrustedUntil);
