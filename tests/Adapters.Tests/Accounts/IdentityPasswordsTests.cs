using System.Diagnostics;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class IdentityPasswordsTests
{
    [Fact]
    public async Task Knows_the_password_again_and_no_other()
    {
        using var passwords = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 1_000 });

        var hash = await passwords.HashAsync("비밀번호 analytical", default);

        Assert.Equal(PasswordVerdict.Right, await passwords.VerifyAsync(hash, "비밀번호 analytical", default));
        Assert.Equal(PasswordVerdict.Wrong, await passwords.VerifyAsync(hash, "비밀번호 analytics", default));
        Assert.DoesNotContain("analytical", hash.Value, StringComparison.Ordinal);
        Assert.NotEqual(hash, await passwords.HashAsync("비밀번호 analytical", default));
    }

    [Fact]
    public async Task Tells_a_hash_of_fewer_rounds()
    {
        using var yesterday = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 1_000 });
        using var today = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 2_000 });

        var hash = await yesterday.HashAsync("analytical", default);

        Assert.Equal(PasswordVerdict.RightButOutdated, await today.VerifyAsync(hash, "analytical", default));
    }

    [Fact]
    public async Task Opens_to_nothing_when_there_is_no_account()
    {
        using var passwords = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 1_000 });

        Assert.Equal(
            PasswordVerdict.Wrong, await passwords.VerifyAsync(null, "a password that opens nothing", default));
    }

    [Fact]
    public async Task Works_as_long_for_nobody_as_for_somebody()
    {
        using var passwords = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 200_000 });
        var hash = await passwords.HashAsync("analytical", default);
        await passwords.VerifyAsync(null, "warms the decoy up", default);

        var somebody = await BestOfThreeAsync(() => passwords.VerifyAsync(hash, "wrong", default));
        var nobody = await BestOfThreeAsync(() => passwords.VerifyAsync(null, "wrong", default));

        // A path that skipped the hash would be thousands of times faster.
        Assert.InRange(nobody / somebody, 0.2, 5);
    }

    private static async Task<double> BestOfThreeAsync(Func<Task> work)
    {
        var best = double.MaxValue;

        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }
}
