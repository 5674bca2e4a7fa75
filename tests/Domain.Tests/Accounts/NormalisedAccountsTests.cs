using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

/// <summary>What people type when they sign up and log in, in other forms of the same text.</summary>
public sealed class NormalisedAccountsTests
{
    private const string Composed = "비밀번호입니다";
    private const string Decomposed =
        "\u1107\u1175\u1106\u1175\u11AF\u1107\u1165\u11AB\u1112\u1169\u110B\u1175\u11B8\u1102\u1175\u1103\u1161";

    private readonly AccountsFixture _accounts = new();

    [Theory]
    [InlineData(Composed, Decomposed)]
    [InlineData(Decomposed, Composed)]
    public async Task Logs_in_with_another_form_of_the_password(string signedUpWith, string loggedInWith)
    {
        await SignUpAsync(AccountsFixture.Ada with { Password = signedUpWith });

        var result = await _accounts.LogIn.ExecuteAsync("ADA@example.com", loggedInWith, default, default);

        Assert.Null(result.Error);
    }

    [Fact]
    public async Task A_hash_of_the_text_as_it_was_typed_still_opens_and_is_renewed()
    {
        var ada = await SignUpAsync(AccountsFixture.Ada);
        var known = (await _accounts.Accounts.FindAsync(ada.Id, default))!.Value;
        var old = await _accounts.Passwords.HashAsync(Decomposed, default, default);
        await _accounts.Accounts.TrySaveAsync(known.Value with { PasswordHash = old }, known.Version, default);

        Assert.Null((await _accounts.LogIn.ExecuteAsync("ada@example.com", Decomposed, default, default)).Error);
        Assert.Null((await _accounts.LogIn.ExecuteAsync("ada@example.com", Composed, default, default)).Error);
    }

    [Theory]
    [InlineData("ADA@EXAMPLE.COM")]
    [InlineData("ａｄａ@example.com")]
    public async Task Takes_another_form_of_an_address_for_the_same(string email)
    {
        await SignUpAsync(AccountsFixture.Ada);

        var second = await _accounts.SignUp.ExecuteAsync(AccountsFixture.Ada with { Email = email }, default);

        Assert.Equal("accounts.email-taken", second.Error?.Code);
    }

    [Fact]
    public async Task Takes_both_forms_of_a_domain_for_the_same()
    {
        await SignUpAsync(AccountsFixture.Ada with { Email = "ada@bücher.example" });

        var result = await _accounts.LogIn.ExecuteAsync("ada@xn--bcher-kva.example", "analytical", default, default);

        Assert.Null(result.Error);
    }

    [Theory]
    [InlineData("ada\u200B@example.com")]
    [InlineData("ada@exam ple.com")]
    [InlineData("ada\u202E@example.com")]
    public void Refuses_unseen_characters_in_addresses(string email) =>
        Assert.False(EmailAddress.TryParse(email, out _));

    [Theory]
    [InlineData(5, "accounts.password-length", "at least 6")]
    [InlineData(6, null, "")]
    [InlineData(128, null, "")]
    [InlineData(129, "accounts.password-length", "at most 128")]
    [InlineData(100_000, "accounts.password-length", "at most 128")]
    public async Task Names_the_limit_of_a_password_in_characters(int length, string? code, string limit)
    {
        foreach (var letter in (string[])["a", "가", "🎫", "\u1100\u1161"])
        {
            var result = await _accounts.SignUp.ExecuteAsync(
                AccountsFixture.Ada with
                {
                    Email = $"ada{letter.Length}{(int)letter[0]}@example.com",
                    Password = string.Concat(Enumerable.Repeat(letter, length)),
                },
                default);

            Assert.Equal((letter, code), (letter, result.Error?.Code));
            Assert.Contains(limit, result.Error?.Detail ?? string.Empty, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("A\0da", "accounts.name-form")]
    [InlineData("\u202EadA", "accounts.name-form")]
    [InlineData("\u200B\u3164 \u2800", "accounts.name-length")]
    [InlineData("가", "accounts.name-length")]
    [InlineData("𠮷野", null)]
    public async Task Judges_a_name_by_what_people_see(string name, string? code) =>
        Assert.Equal(
            code, (await _accounts.SignUp.ExecuteAsync(AccountsFixture.Ada with { Name = name }, default)).Error?.Code);

    private async Task<Account> SignUpAsync(AccountApplication application)
    {
        var result = await _accounts.SignUp.ExecuteAsync(application, default);
        Assert.Null(result.Error);

        return result.Value!;
    }
}
