using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Creates a staff member's account. For samples and tests; not exposed by any endpoint.
/// </summary>
public sealed class CreateStaff(SignUp signUp)
{
    public Task<Result<Account>> ExecuteAsync(AccountApplication application, CancellationToken cancellationToken) =>
        signUp.ExecuteAsync(application, AccountRole.Staff, cancellationToken);
}
