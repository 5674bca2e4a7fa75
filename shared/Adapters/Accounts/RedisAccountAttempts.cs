using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using StackExchange.Redis;

namespace Serverless.Adapters.Accounts;

/// <summary>The buckets of accounts in Redis. Keys have the digest of an e-mail address, never the address.</summary>
internal sealed class RedisAccountAttempts(RedisConnection redis, AttemptPolicy policy) : IAccountAttempts
{
    private const double MicrosecondsPerMinute = 60_000_000;
    private const int DigestLength = 32;

    private static readonly RedisScript Attempt = RedisScript.Load("time.lua", "attempt-account.lua");
    private static readonly RedisCommand Remember = new("SET", "known-address");

    private readonly RedisValue[] _limits =
    [
        MicrosecondsPerMinute / policy.AttemptsPerMinute,
        policy.AttemptsBurst,
        MicrosecondsPerMinute / policy.AttemptsOfAllPerMinute,
        policy.AttemptsOfAllBurst,
    ];

    private readonly TimeSpan _knownTime = TimeSpan.FromDays(policy.KnownAddressDays);

    public async ValueTask<TimeSpan?> TryAsync(AccountAttempt attempt, CancellationToken cancellationToken)
    {
        var account = KeyOf(attempt);
        var all = $"{account}:{NameOf(attempt.Kind)}";
        RedisKey[] keys = [$"{all}:{attempt.Origin}", all, KnownOf(account, attempt)];
        var wait = (long)await Attempt.RunAsync(redis, keys, _limits, cancellationToken);

        return wait > 0 ? TimeSpan.FromMicroseconds(wait) : null;
    }

    public ValueTask RememberAsync(AccountAttempt attempt, CancellationToken cancellationToken)
    {
        var key = (RedisKey)KnownOf(KeyOf(attempt), attempt);

        return Remember.SendAsync(
            redis,
            database => database.StringSetAsync(key, 1, _knownTime, When.Always, CommandFlags.FireAndForget),
            cancellationToken);
    }

    private static string NameOf(AttemptKind kind) => kind switch
    {
        AttemptKind.LogIn => "login",
        AttemptKind.SignUp => "signup",
        AttemptKind.RequestReset => "reset",
        _ => "link",
    };

    private static string KnownOf(string account, AccountAttempt attempt) => $"{account}:known:{attempt.Origin}";

    private static string KeyOf(AccountAttempt attempt)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(attempt.EmailKey));

        return $"attempts:{{e{Convert.ToHexStringLower(digest)[..DigestLength]}}}";
    }
}
