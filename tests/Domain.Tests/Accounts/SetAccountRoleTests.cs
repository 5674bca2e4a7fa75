using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class SetAccountRoleTests
{
    private readonly AccountsFixture _accounts = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Grants_and_revokes_the_staff_role(bool byEmail)
    {
        var ada = await _accounts.SignUpAdaAsync();
        var name = byEmail ? "ada@EXAMPLE.com" : ada.Id.Value;

        var granted = await _accounts.SetAccountRole.ExecuteAsync(name, "staff", default);
        var isStaff = await _accounts.ConfirmStaff.ExecuteAsync(ada.Id, default);
        var revoked = await _accounts.SetAccountRole.ExecuteAsync(name, "user", default);
        var afterRevoking = await _accounts.ConfirmStaff.ExecuteAsync(ada.Id, default);

        Assert.Equal((AccountRole.Staff, AccountRole.User), (granted.Value!.Role, revoked.Value!.Role));
        Assert.False(isStaff.IsError);
        Assert.Equal("accounts.staff-only", afterRevoking.Error?.Code);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Staff")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Rejects_other_roles(string? role)
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.SetAccountRole.ExecuteAsync(ada.Id.Value, role, default);

        Assert.Equal("accounts.unknown-role", result.Error?.Code);
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("user")]
    public async Task Administrators_keep_their_role_and_count_as_staff(string role)
    {
        var admin = (await _accounts.CreateAdmin.ExecuteAsync(AccountsFixture.Ada, default)).Value!;

        var result = await _accounts.SetAccountRole.ExecuteAsync(admin.Id.Value, role, default);

        Assert.Equal("accounts.is-admin", result.Error?.Code);
        Assert.False((await _accounts.ConfirmAdmin.ExecuteAsync(admin.Id, default)).IsError);
        Assert.False((await _accounts.ConfirmStaff.ExecuteAsync(admin.Id, default)).IsError);
    }

    [Theory]
    [InlineData("0198c0de-0000-7000-8000-000000000001")]
    [InlineData("unknown@example.com")]
    [InlineData("jwt:unknown")]
    [InlineData("")]
    public async Task Rejects_an_unknown_account(string name)
    {
        var result = await _accounts.SetAccountRole.ExecuteAsync(name, "staff", default);

        Assert.Equal("accounts.unknown", result.Error?.Code);
    }
}
