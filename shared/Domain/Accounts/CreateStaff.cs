using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Makes an account that belongs to the staff from the start. For samples and tests; no endpoint leads here.
/// </summary>
public sealed class CreateStaff(SignUp signUp)
{
    public Task<Result<Account>> ExecuteAsync(AccountApplication application, CancellationToken cancellationToken) =>
        signUp.ExecuteAsync(application, AccountRole.Staff, cancellationToken);
}
