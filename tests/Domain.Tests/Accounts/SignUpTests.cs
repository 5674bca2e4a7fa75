using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class SignUpTests
{
    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task Creates_an_account_with_the_user_role()
    {
        var result = await _accounts.SignUp.ExecuteAsync(AccountsFixture.Ada, default);

        Assert.Null(result.Error);
        Assert.Equal(AccountRole.User, result.Value!.Role);
        Assert.Equal("010-1234-5678", result.Value.Profile.Phone.Value);
        Assert.Equal("Ada@Example.com", result.Value.Email.Value);
        Assert.Equal(_accounts.Clock.GetUtcNow(), result.Value.CreatedAt);
        Assert.True(Guid.TryParseExact(result.Value.Id.Value, "D", out _));
    }

    [Fact]
    public async Task Rejects_an_email_that_differs_only_in_case()
    {
        await _accounts.SignUpAdaAsync();

        var result = await _accounts.SignUp.ExecuteAsync(
            AccountsFixture.Ada with { Email = "ADA@example.COM" }, default);

        Assert.Equal("accounts.email-taken", result.Error?.Code);
    }

    [Fact]
    public async Task Concurrent_sign_ups_with_one_email_create_one_account()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 50)
                .Select(_ => Task.Run(() => _accounts.SignUp.ExecuteAsync(AccountsFixture.Ada, default))));

        Assert.Single(results, result => !result.IsError);
        Assert.All(
            results.Where(result => result.IsError),
            result => Assert.Equal("accounts.email-taken", result.Error!.Code));
    }

    [Theory]
    [InlineData("A", "accounts.name-length")]
    [InlineData(" A ", "accounts.name-length")]
    [InlineData("Al", null)]
    public async Task Requires_a_name_of_two_characters(string name, string? code) =>
        await AssertCodeAsync(AccountsFixture.Ada with { Name = name }, code);

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "accounts.name-length")]
    public async Task Rejects_a_name_over_fifty_characters(int length, string? code) =>
        await AssertCodeAsync(AccountsFixture.Ada with { Name = new string('a', length) }, code);

    [Theory]
    [InlineData("notanemail")]
    [InlineData("@example.com")]
    [InlineData("a@b")]
    [InlineData("a@.com")]
    [InlineData("a@b.")]
    [InlineData("a b@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("a@exam\u0000ple.com")]
    public async Task Rejects_malformed_emails(string email) =>
        await AssertCodeAsync(AccountsFixture.Ada with { Email = email }, "accounts.email-form");

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "accounts.email-form")]
    public async Task Rejects_an_email_over_a_hundred_characters(int length, string? code) =>
        await AssertCodeAsync(
            AccountsFixture.Ada with { Email = new string('a', length - "@example.com".Length) + "@example.com" },
            code);

    [Theory]
    [InlineData(5, "accounts.password-length")]
    [InlineData(6, null)]
    [InlineData(128, null)]
    [InlineData(129, "accounts.password-length")]
    public async Task Requires_a_password_length_within_bounds(int length, string? code) =>
        await AssertCodeAsync(AccountsFixture.Ada with { Password = new string('p', length) }, code);

    [Theory]
    [InlineData("010123456", "accounts.phone-form")]
    [InlineData("0101234567", null)]
    [InlineData("+82 10-1234-5678", null)]
    [InlineData("call me maybe", "accounts.phone-form")]
    [InlineData("----------", "accounts.phone-form")]
    [InlineData("010-1234-5678-9012-34", "accounts.phone-form")]
    public async Task Requires_a_phone_number(string phone, string? code) =>
        await AssertCodeAsync(AccountsFixture.Ada with { Phone = phone }, code);

    [Theory]
    [InlineData("1900-01-01", "accounts.birth-date-range")]
    [InlineData("1900-01-02", null)]
    [InlineData("2026-11-19", null)]
    [InlineData("2026-11-20", "accounts.birth-date-range")]
    public async Task Requires_a_birth_date_in_the_past(string date, string? code) =>
        await AssertCodeAsync(
            AccountsFixture.Ada with { BirthDate = DateOnly.ParseExact(date, "yyyy-MM-dd") }, code);

    private async Task AssertCodeAsync(AccountApplication application, string? code)
    {
        var result = await _accounts.SignUp.ExecuteAsync(application, default);

        Assert.Equal(code, result.Error?.Code);
    }
}
