using Serverless.Domain.Accounts;

namespace Serverless.Local.Samples;

/// <summary>Creates the accounts of the sample on-sale. Their passwords are public.</summary>
internal sealed class SampleAccounts(
    IAccounts accounts, SignUp signUp, CreateAdmin createAdmin, CreateStaff createStaff)
{
    private readonly IReadOnlyList<AccountFile> _files = SampleFiles.ReadAccounts();

    public IReadOnlyList<SampleAccount> List() =>
        [.. _files.Select(file => new SampleAccount(file.Role, file.Email, file.Password))];

    public async Task<Account?> FindAsync(SampleRole role, CancellationToken cancellationToken) =>
        EmailAddress.TryParse(Of(role).Email, out var email)
            ? (await accounts.FindAsync(email, cancellationToken))?.Value
            : null;

    /// <summary>Returns the account and creates it if necessary.</summary>
    public async Task<Account> EnsureAsync(SampleRole role, CancellationToken cancellationToken)
    {
        if (await FindAsync(role, cancellationToken) is { } known)
        {
            return MayBe(role, known.Role)
                ? known
                : throw new SampleException(
                    $"The account {known.Email.Value} exists with a role that the samples cannot use.");
        }

        var file = Of(role);
        var application = new AccountApplication(file.Name, file.Email, file.Password, file.Phone, file.BirthDate);

        return SampleException.Unless(role switch
        {
            SampleRole.Admin => await createAdmin.ExecuteAsync(application, cancellationToken),
            SampleRole.Staff => await createStaff.ExecuteAsync(application, cancellationToken),
            _ => await signUp.ExecuteAsync(application, cancellationToken),
        });
    }

    // An administrator may have removed the staff role from the sample account since.
    private static bool MayBe(SampleRole wanted, AccountRole role) =>
        wanted is not SampleRole.Admin || role is AccountRole.Admin;

    private AccountFile Of(SampleRole role) => _files.Single(file => file.Role == role);
}

/// <summary>Credentials of a sample account.</summary>
public sealed record SampleAccount(SampleRole Role, string Email, string Password)
{
    /// <summary>Leaves the password out of logs.</summary>
    public override string ToString() => $"{nameof(SampleAccount)} {{ Email = {Email} }}";
}
