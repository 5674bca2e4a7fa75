using System.Text.Json;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

/// <summary>Nobody guesses a password with a stolen token, or floods a mailbox.</summary>
[Collection(AccountLimitsCollection.Name)]
public sealed class PasswordLimitsTests(AccountLimitsFixture platform) : AccountLimitsCalls(platform)
{
    [Fact]
    public async Task Requests_for_mails_to_one_account_are_limited()
    {
        var (address, email) = (NextAddress(), $"{Ids.Next():N}@example.com");
        var statuses = new List<int>();

        for (var request = 0; request < 7; request++)
        {
            statuses.Add((await SendAsync(
                address,
                HttpMethod.Post,
                "/api/auth/password-resets",
                JsonSerializer.Serialize(new { email = $" {email.ToUpperInvariant()}" }),
                Platform.UserToken)).Status);
        }

        Assert.Equal([202, 202, 202, 202, 202, 429, 429], statuses);
    }

    [Fact]
    public async Task Uses_of_one_link_are_limited_and_leave_other_links_alone()
    {
        var (address, user) = (NextAddress(), $"{Ids.Next():N}");

        var own = await UseLinksAsync(address, Enumerable.Repeat($"{user}.guess", 7));
        var others = await UseLinksAsync(NextAddress(), [$"{user}.right"]);

        Assert.Equal([400, 400, 400, 400, 400, 429, 429], own);
        Assert.Equal([400], others);
    }

    [Fact]
    public async Task A_stolen_token_does_not_help_to_guess_the_password()
    {
        var (thief, home, person) = (NextAddress(), NextAddress(), await SignUpAsync());
        var token = (await LogInAsync(home, person.Email, person.Password)).Body.GetProperty("token").GetString();
        var guesses = new List<int>();

        for (var guess = 0; guess < 7; guess++)
        {
            guesses.Add((await ChangePasswordAsync(thief, token, $"guess {guess}")).Status);
        }

        Assert.Equal([400, 400, 400, 400, 400, 429, 429], guesses);
        Assert.Equal(429, (await LogInAsync(thief, person.Email, person.Password)).Status);
        Assert.Equal(200, (await ChangePasswordAsync(home, token, person.Password)).Status);
    }

    private async Task<List<int>> UseLinksAsync(string address, IEnumerable<string> links)
    {
        var statuses = new List<int>();

        foreach (var token in links)
        {
            var body = JsonSerializer.Serialize(new { token, password = "difference" });
            statuses.Add((await SendAsync(address, HttpMethod.Put, "/api/auth/password-resets", body, null)).Status);
        }

        return statuses;
    }

    private Task<Answer> ChangePasswordAsync(string address, string? token, string present) => SendAsync(
        address,
        HttpMethod.Put,
        "/api/auth/password",
        JsonSerializer.Serialize(new { currentPassword = present, newPassword = "difference" }),
        token);
}
