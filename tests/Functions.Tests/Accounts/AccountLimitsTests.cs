using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

[Collection(AccountLimitsCollection.Name)]
public sealed class AccountLimitsTests(AccountLimitsFixture platform) : AccountLimitsCalls(platform)
{
    [Fact]
    public async Task Guesses_at_one_password_are_limited_whatever_token_comes_along()
    {
        var (address, person) = (NextAddress(), await SignUpAsync());
        string?[] tokens =
        [
            null, Platform.UserToken, Platform.AdminToken, Platform.StaffToken, "not a token",
            await Platform.IssueAsync(AccountRole.User), await Platform.IssueAsync(AccountRole.User),
        ];
        var answers = new List<Answer>();

        for (var guess = 0; guess < 21; guess++)
        {
            answers.Add(await LogInAsync(
                address, person.Email.ToUpperInvariant(), $"guess {guess}", tokens[guess % tokens.Length]));
        }

        Assert.All(answers.Take(AccountLimitsFixture.Burst), answer => Assert.Equal(401, answer.Status));
        Assert.All(answers.Skip(AccountLimitsFixture.Burst), answer =>
        {
            Assert.Equal((429, "accounts.too-many-attempts"), (answer.Status, answer.Reason));
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            answer.IsProblemIn(ApiContract.CloudJet);
        });
        Assert.Equal(200, (await LogInAsync(NextAddress(), person.Email, person.Password)).Status);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_limited_in_the_same_way()
    {
        var (address, email) = (NextAddress(), $"{Ids.Next():N}@example.com");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => LogInAsync(address, email, "a guess")));
        var more = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => LogInAsync(address, email, "a guess")));

        Assert.Equal(AccountLimitsFixture.Burst, answers.Concat(more).Count(answer => answer.Status == 401));
        Assert.Equal("accounts.too-many-attempts", Assert.Single(more, answer => answer.Status == 429).Reason);
    }

    [Fact]
    public async Task Sign_ups_with_one_email_address_are_limited_and_leave_the_log_ins_alone()
    {
        var (address, person) = (NextAddress(), await SignUpAsync());
        var answers = new List<Answer>();

        for (var attempt = 0; attempt < 7; attempt++)
        {
            answers.Add(await SignUpAsync(address, person, attempt % 2 == 0 ? Platform.UserToken : null));
        }

        Assert.Equal(
            [400, 400, 400, 400, 400, 429, 429], answers.Select(answer => answer.Status));
        Assert.Equal("accounts.too-many-attempts", answers[^1].Reason);
        Assert.Equal(200, (await LogInAsync(address, person.Email, person.Password)).Status);
    }

    // One lane hashes all passwords. The flood asks for other accounts, so only the lane is in the way.
    [Fact]
    public async Task A_flood_from_one_address_does_not_keep_an_honest_log_in_waiting()
    {
        var (flooder, person) = (NextAddress(), await SignUpAsync());
        using var over = new CancellationTokenSource();
        var flood = Enumerable.Range(0, 30).Select(_ => Task.Run(async () =>
        {
            var statuses = new List<int>();

            while (!over.IsCancellationRequested)
            {
                statuses.Add((await LogInAsync(flooder, $"{Ids.Next():N}@example.com", "a guess")).Status);
            }

            return statuses;
        })).ToArray();
        var honest = new List<Answer>();

        for (var attempt = 0; attempt < AccountLimitsFixture.Burst; attempt++)
        {
            honest.Add(await LogInAsync(NextAddress(), person.Email, person.Password));
        }

        await over.CancelAsync();
        var statuses = (await Task.WhenAll(flood)).SelectMany(one => one).ToArray();

        Assert.All(honest, answer => Assert.Equal(200, answer.Status));
        Assert.Contains(503, statuses);
        Assert.All(statuses, status => Assert.Contains(status, (int[])[401, 503]));
    }
}
