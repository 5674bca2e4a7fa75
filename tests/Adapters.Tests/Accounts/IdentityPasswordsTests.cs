using System.Diagnostics;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class IdentityPasswordsTests
{
    [Fact]
    public async Task Verifies_the_hashed_password_only()
    {
        var passwords = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 1_000 }, TimeProvider.System);

        var hash = await passwords.HashAsync("비밀번호 analytical", default, default);

        Assert.Equal(PasswordVerdict.Right, await passwords.VerifyAsync(hash, "비밀번호 analytical", default, default));
        Assert.Equal(PasswordVerdict.Wrong, await passwords.VerifyAsync(hash, "비밀번호 analytics", default, default));
        Assert.DoesNotContain("analytical", hash.Value, StringComparison.Ordinal);
        Assert.NotEqual(hash, await passwords.HashAsync("비밀번호 analytical", default, default));
    }

    [Fact]
    public async Task Reports_a_hash_with_fewer_iterations_as_outdated()
    {
        var weaker = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 1_000 }, TimeProvider.System);
        var stronger = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 2_000 }, TimeProvider.System);

        var hash = await weaker.HashAsync("analytical", default, default);

        Assert.Equal(
            PasswordVerdict.RightButOutdated, await stronger.VerifyAsync(hash, "analytical", default, default));
    }

    [Fact]
    public async Task Missing_account_rejects_every_password()
    {
        var passwords = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 1_000 }, TimeProvider.System);

        Assert.Equal(
            PasswordVerdict.Wrong,
            await passwords.VerifyAsync(null, "a password that opens nothing", default, default));
    }

    [Fact]
    public async Task Verification_takes_equal_time_without_an_account()
    {
        var passwords = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 200_000 }, TimeProvider.System);
        var hash = await passwords.HashAsync("analytical", default, default);
        await passwords.VerifyAsync(null, "prepares the decoy hash", default, default);

        var withAccount = await BestOfThreeAsync(() => passwords.VerifyAsync(hash, "wrong", default, default));
        var withoutAccount = await BestOfThreeAsync(() => passwords.VerifyAsync(null, "wrong", default, default));

        // A path without the hash would be thousands of times faster.
        Assert.InRange(withoutAccount / withAccount, 0.2, 5);
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
