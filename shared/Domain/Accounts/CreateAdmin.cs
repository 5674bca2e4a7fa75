using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Makes an account that may administer. For whoever runs the platform; no endpoint leads here. An account that people
/// made themselves is never raised: the address alone does not prove who made it.
/// </summary>
public sealed class CreateAdmin(SignUp signUp)
{
    public Task<Result<Account>> ExecuteAsync(AccountApplication application, CancellationToken cancellationToken) =>
        signUp.ExecuteAsync(application, AccountRole.Admin, cancellationToken);
}
