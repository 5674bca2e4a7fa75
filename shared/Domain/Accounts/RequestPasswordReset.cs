using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Asks for a mail with a link that sets a new password. Result and work are the same for every address, so nobody
/// learns who has an account; the timer looks the account up and mails the link.
/// </summary>
public sealed class RequestPasswordReset(IPasswordResetRequests requests)
{
    public async Task<Result<Done>> ExecuteAsync(string email, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(email, out var address))
        {
            return AccountErrors.EmailForm;
        }

        await requests.AddAsync(address, cancellationToken);

        return default(Done);
    }
}
