using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class SetAccountRoleTests
{
    private readonly AccountsFixture _accounts = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_somebody_on_the_staff_and_off_it_again(bool byEmail)
    {
        var ada = await _accounts.SignUpAdaAsync();
        var name = byEmail ? "ada@EXAMPLE.com" : ada.Id.Value;

        var hired = await _accounts.SetAccountRole.ExecuteAsync(name, "staff", default);
        var isStaff = await _accounts.ConfirmStaff.ExecuteAsync(ada.Id, default);
        var left = await _accounts.SetAccountRole.ExecuteAsync(name, "user", default);
        var isStill = await _accounts.ConfirmStaff.ExecuteAsync(ada.Id, default);

        Assert.Equal((AccountRole.Staff, AccountRole.User), (hired.Value!.Role, left.Value!.Role));
        Assert.False(isStaff.IsError);
        Assert.Equal("accounts.staff-only", isStill.Error?.Code);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Staff")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Knows_two_roles(string? role)
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.SetAccountRole.ExecuteAsync(ada.Id.Value, role, default);

        Assert.Equal("accounts.unknown-role", result.Error?.Code);
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("user")]
    public async Task Leaves_administrators_as_they_are_who_count_as_staff(string role)
    {
        var admin = (await _accounts.CreateAdmin.ExecuteAsync(AccountsFixture.Ada, default)).Value!;

        var result = await _accounts.SetAccountRole.ExecuteAsync(admin.Id.Value, role, default);

        Assert.Equal("accounts.is-admin", result.Error?.Code);
        Assert.False((await _accounts.ConfirmAdmin.ExecuteAsync(admin.Id, default)).IsError);
        Assert.False((await _accounts.ConfirmStaff.ExecuteAsync(admin.Id, default)).IsError);
    }

    [Theory]
    [InlineData("0198c0de-0000-7000-8000-000000000001")]
    [InlineData("nobody@example.com")]
    [InlineData("jwt:somebody")]
    [InlineData("")]
    public async Task Refuses_whoever_has_no_account(string name)
    {
        var result = await _accounts.SetAccountRole.ExecuteAsync(name, "staff", default);

        Assert.Equal("accounts.unknown", result.Error?.Code);
    }
}
