using System.Buffers.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

/// <summary>What the original service let pass: old roles, stored hashes, endless tokens.</summary>
[Collection(PlatformTests.Name)]
public sealed class AccountWeaknessTests(PlatformFixture platform)
{
    private const string AdminPath = "/api/v1/admin/accounts/nobody@example.com/role";

    private IAccounts Accounts => platform.Platform.Services.GetRequiredService<IAccounts>();

    [Fact]
    public async Task A_token_has_the_claims_of_the_account_and_lives_for_a_day()
    {
        var person = platform.NextApplication();
        var account = await SignUpAsync(person);

        var claims = ClaimsOf(await LogInAsync(person.Email, person.Password));

        Assert.Equal(account.Number, claims.GetProperty("user_id").GetInt32());
        Assert.Equal("user", claims.GetProperty("role").GetString());
        Assert.Equal(86_400, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.True(Guid.TryParseExact(claims.GetProperty("jti").GetString(), "N", out var session));
        Assert.Equal(4, session.Version);
    }

    [Fact]
    public async Task The_stored_hash_does_not_log_in()
    {
        var person = platform.NextApplication();
        var account = await SignUpAsync(person);

        var answer = await LogInAsync(person.Email, account.PasswordHash.Value);

        Assert.Equal((401, "accounts.wrong-credentials"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task A_role_ends_with_the_next_request()
    {
        var token = await platform.IssueAsync(AccountRole.Admin);
        Assert.Equal(404, (await AdminAsync(token)).Status);

        await DemoteAsync(token);

        var answer = await AdminAsync(token);
        Assert.Equal((403, "accounts.admins-only"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task A_role_in_a_token_grants_nothing_that_the_store_does_not()
    {
        var account = await SignUpAsync(platform.NextApplication());
        var token = platform.Platform.Services.GetRequiredService<ITokens>()
            .Issue(account.ToUser() with { Role = AccountRole.Admin });

        Assert.Equal(403, (await AdminAsync(token)).Status);
    }

    private async Task<Account> SignUpAsync(AccountApplication person) =>
        (await platform.Platform.Services.GetRequiredService<SignUp>().ExecuteAsync(person, default)).Value!;

    private async Task DemoteAsync(string token)
    {
        var user = (await platform.Platform.Services.GetRequiredService<ITokens>().ReadAsync(token, default)).User!;
        var known = (await Accounts.FindAsync(user.Id, default))!.Value;
        Assert.True(await Accounts.TrySaveAsync(known.Value with { Role = AccountRole.User }, known.Version, default));
    }

    private Task<Answer> AdminAsync(string token) => platform.Client.SendAsync(HttpMethod.Get, AdminPath, token);

    private Task<Answer> LogInAsync(string email, string password) => platform.Client.PostAsync(
        "/api/auth/login", JsonSerializer.Serialize(new { email, password }));

    private static JsonElement ClaimsOf(Answer loggedIn)
    {
        var payload = loggedIn.Body.GetProperty("token").GetString()!.Split('.')[1];

        return JsonDocument.Parse(Base64Url.DecodeFromChars(payload)).RootElement;
    }
}
