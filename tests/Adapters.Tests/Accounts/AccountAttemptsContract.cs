using Serverless.Adapters.Accounts;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Attempts are counted by the account and by the address, and strangers cannot lock an owner out.</summary>
public abstract class AccountAttemptsContract(RedisKind kind)
{
    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly Origin Home = new("a203.0.113.1");

    // One token a minute, so that no bucket gains one while a test runs on a slow machine.
    private static readonly AttemptPolicy Policy = new()
    {
        AttemptsPerMinute = 1,
        AttemptsBurst = 3,
        AttemptsOfAllPerMinute = 1,
        AttemptsOfAllBurst = 8,
    };

    [ContractFact]
    public async Task One_address_has_its_burst_with_one_account()
    {
        var (attempts, email) = await OpenAsync();

        var waits = await TryAsync(attempts, email, Home, 5);

        Assert.Equal([true, true, true, false, false], waits.Select(wait => wait is null));
        Assert.InRange(waits[3]!.Value.TotalSeconds, 1, 60);
        Assert.Null((await TryAsync(attempts, NextEmail(), Home, 1))[0]);
    }

    [ContractFact]
    public async Task All_spellings_of_an_email_address_are_one_account()
    {
        var (attempts, email) = await OpenAsync();

        var spellings = (string[])[email, email.ToUpperInvariant(), $" {email}\t", email];
        var waits = new List<TimeSpan?>();

        foreach (var spelling in spellings)
        {
            waits.AddRange(await TryAsync(attempts, spelling, Home, 1));
        }

        Assert.Equal([true, true, true, false], waits.Select(wait => wait is null));
    }

    [ContractFact]
    public async Task All_addresses_together_have_a_limit_that_one_address_cannot_use_up()
    {
        var (attempts, email) = await OpenAsync();

        var ofOne = await TryAsync(attempts, email, new Origin("a198.51.100.0"), 100);
        var ofOthers = new List<TimeSpan?>();

        for (var number = 1; number <= 10; number++)
        {
            ofOthers.AddRange(await TryAsync(attempts, email, new Origin($"a198.51.100.{number}"), 1));
        }

        Assert.Equal(3, ofOne.Count(wait => wait is null));
        Assert.Equal(5, ofOthers.Count(wait => wait is null));
    }

    [ContractFact]
    public async Task Strangers_do_not_use_up_the_attempts_of_an_address_that_logged_in_before()
    {
        var (attempts, email) = await OpenAsync();
        await attempts.RememberAsync(new AccountAttempt(AttemptKind.LogIn, email, Home), default);

        for (var number = 0; number < 20; number++)
        {
            await TryAsync(attempts, email, new Origin($"a198.51.100.{number}"), 1);
        }

        Assert.NotNull((await TryAsync(attempts, email, new Origin("a192.0.2.1"), 1))[0]);
        var own = await TryAsync(attempts, email, Home, 4);
        Assert.Equal([true, true, true, false], own.Select(wait => wait is null));
    }

    [ContractFact]
    public async Task Sign_ups_do_not_use_up_the_log_ins_of_an_account()
    {
        var (attempts, email) = await OpenAsync();

        for (var number = 0; number < 10; number++)
        {
            await attempts.TryAsync(
                new AccountAttempt(AttemptKind.SignUp, email, new Origin($"a198.51.100.{number}")), default);
        }

        Assert.Null((await TryAsync(attempts, email, Home, 1))[0]);
    }

    [ContractFact]
    public async Task Concurrent_attempts_never_exceed_the_burst()
    {
        var (attempts, email) = await OpenAsync();

        var ofOne = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
            (await TryAsync(attempts, email, Home, 1))[0])));
        var ofAll = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
            (await TryAsync(attempts, email, new Origin($"a198.51.100.{number}"), 1))[0])));

        Assert.Equal(3, ofOne.Count(wait => wait is null));
        Assert.Equal(5, ofAll.Count(wait => wait is null));
    }

    [ContractFact]
    public async Task Keys_have_a_lifetime_and_no_email_address()
    {
        var email = NextEmail();
        var server = await TestRedis.StartOwnAsync(kind);
        await using var serverLifetime = server;
        using var redis = TestRedis.Connect(server);
        var attempts = new RedisAccountAttempts(redis, Policy);
        await TryAsync(attempts, email, Home, 1);
        await attempts.RememberAsync(new AccountAttempt(AttemptKind.LogIn, email, Home), default);

        var database = await redis.OpenAsync(default);
        var scanned = (RedisResult[])(await database.ExecuteAsync("SCAN", "0", "COUNT", "1000"))!;
        var keys = (string[])scanned[1]!;

        Assert.Equal(3, keys.Length);

        foreach (var key in keys)
        {
            Assert.DoesNotContain(email, key, StringComparison.OrdinalIgnoreCase);
            Assert.NotNull(await database.KeyTimeToLiveAsync(key));
        }
    }

    private static async Task<List<TimeSpan?>> TryAsync(
        RedisAccountAttempts attempts, string email, Origin origin, int count)
    {
        var waits = new List<TimeSpan?>();

        for (var attempt = 0; attempt < count; attempt++)
        {
            waits.Add(await attempts.TryAsync(new AccountAttempt(AttemptKind.LogIn, email, origin), default));
        }

        return waits;
    }

    private static string NextEmail() => $"visitor.{Ids.Next():N}@example.com";

    private async Task<(RedisAccountAttempts Attempts, string Email)> OpenAsync() =>
        (new RedisAccountAttempts(await TestRedis.OpenAsync(kind), Policy), NextEmail());
}

public sealed class AccountAttemptsOnGarnet() : AccountAttemptsContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class AccountAttemptsOnRedis() : AccountAttemptsContract(RedisKind.Redis);
