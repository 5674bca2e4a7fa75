using Serverless.Domain.Accounts;

namespace Serverless.Local.Samples;

/// <summary>The people of the sample on-sale, with passwords that everybody may know.</summary>
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

    /// <summary>The account, made now unless it is there.</summary>
    public async Task<Account> EnsureAsync(SampleRole role, CancellationToken cancellationToken)
    {
        if (await FindAsync(role, cancellationToken) is { } known)
        {
            return MayBe(role, known.Role)
                ? known
                : throw new SampleException($"Somebody signed up as {known.Email.Value}, which the samples need.");
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

    // An administrator may have taken the sample's doorkeeper off the staff since.
    private static bool MayBe(SampleRole wanted, AccountRole role) =>
        wanted is not SampleRole.Admin || role is AccountRole.Admin;

    private AccountFile Of(SampleRole role) => _files.Single(file => file.Role == role);
}

/// <summary>How to log in as one of the people of the sample on-sale.</summary>
public sealed record SampleAccount(SampleRole Role, string Email, string Password)
{
    /// <summary>Hides the password wherever the record is printed as a whole.</summary>
    public override string ToString() => $"{nameof(SampleAccount)} {{ Email = {Email} }}";
}
