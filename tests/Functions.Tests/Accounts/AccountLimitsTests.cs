using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

/// <summary>
/// A platform behind a proxy that names the client, on which an account has five attempts from one address, and one
/// more a minute.
/// </summary>
public sealed class AccountLimitsFixture : PlatformFixture
{
    public const string AddressHeader = "X-Azure-ClientIP";
    public const int Burst = 5;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["RateLimits:AddressHeader"] = AddressHeader,
            ["Accounts:AttemptsPerMinute"] = "1",
            ["Accounts:AttemptsBurst"] = $"{Burst}",
            ["Accounts:PasswordHashesAtOnce"] = "1",
            ["Accounts:PasswordIterations"] = "20000",
            ["Accounts:PasswordWaitersPerAddressMax"] = "4",
        };
}

public sealed class AccountLimitsTests(AccountLimitsFixture platform) : IClassFixture<AccountLimitsFixture>
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    private static int LastAddress;

    [Fact]
    public async Task Guesses_at_one_password_are_limited_whatever_token_comes_along()
    {
        var (address, person) = (NextAddress(), await SignUpAsync());
        string?[] tokens =
        [
            null, platform.UserToken, platform.AdminToken, platform.StaffToken, "not a token",
            await platform.IssueAsync(AccountRole.User), await platform.IssueAsync(AccountRole.User),
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
            answers.Add(await SignUpAsync(address, person, attempt % 2 == 0 ? platform.UserToken : null));
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

    private async Task<AccountApplication> SignUpAsync()
    {
        var person = platform.NextApplication();
        Assert.Equal(201, (await SignUpAsync(NextAddress(), person)).Status);

        return person;
    }

    private Task<Answer> SignUpAsync(string address, AccountApplication person, string? token = null) => SendAsync(
        address,
        "/api/auth/signup",
        JsonSerializer.Serialize(
            new { person.Name, person.Email, person.Password, person.Phone, BirthDate = "1990-12-10" },
            JsonSerializerOptions.Web),
        token);

    private Task<Answer> LogInAsync(string address, string email, string password, string? token = null) => SendAsync(
        address,
        "/api/auth/login",
        JsonSerializer.Serialize(new { email, password }, JsonSerializerOptions.Web),
        token);

    private async Task<Answer> SendAsync(string address, string path, string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Calls.Json(body) };
        request.Headers.Add(AccountLimitsFixture.AddressHeader, address);

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await platform.Client.ReadAsync(request);
    }

    private static string NextAddress() => $"203.0.113.{Interlocked.Increment(ref LastAddress)}";
}
