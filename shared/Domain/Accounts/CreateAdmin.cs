using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Creates an administrator's account. For operators; not exposed by any endpoint. An existing account never becomes an
/// administrator's: the address alone does not prove who signed up with it.
/// </summary>
public sealed class CreateAdmin(SignUp signUp)
{
    public Task<Result<Account>> ExecuteAsync(AccountApplication application, CancellationToken cancellationToken) =>
        signUp.ExecuteAsync(application, AccountRole.Admin, cancellationToken);
}
