using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Mails the password resets that were asked for. A process that dies after a mail sends a second one, whose link
/// replaces the first.
/// </summary>
public sealed class SendPasswordResets(
    IPasswordResetRequests requests,
    IAccounts accounts,
    IMails mails,
    PasswordResetPolicy policy,
    Rounds rounds,
    TimeProvider clock)
{
    private const string Name = nameof(SendPasswordResets);

    public Task ExecuteAsync(CancellationToken cancellationToken) => rounds.RunAsync(
        new Round<PasswordResetRequest>(Name, request => request.Key, requests.ListAsync, WorkAsync)
        {
            ItemsMax = policy.RequestsMax,
            ParallelismMax = policy.ParallelismMax,
        },
        cancellationToken);

    private async Task WorkAsync(PasswordResetRequest request, CancellationToken cancellationToken)
    {
        if (request.DueAt > clock.GetUtcNow())
        {
            return;
        }

        if (await TrySendAsync(request, cancellationToken) || request.Attempts >= policy.MailAttemptsMax)
        {
            await requests.RemoveAsync(request, cancellationToken);

            return;
        }

        rounds.NoteDue(Name, request.RequestedAt);
        await requests.PostponeAsync(request, cancellationToken);
    }

    /// <summary>False when the mail has to be tried again.</summary>
    private async Task<bool> TrySendAsync(PasswordResetRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        if (await accounts.FindAsync(request.Email, cancellationToken) is not { } known)
        {
            return true;
        }

        var links = LinksBefore(request, known.Value, now);

        if (IsTooMuch(request, links))
        {
            return true;
        }

        var token = PasswordResetToken.Create(known.Value.Id);
        var reset = new PasswordReset(PasswordReset.DigestOf(token.Secret), now, now + policy.LinkLifetime);
        var account = known.Value with { PasswordResets = [.. links, reset] };

        return await accounts.TrySaveAsync(account, known.Version, cancellationToken)
            && await mails.TrySendAsync(policy.Compose(account, token), cancellationToken);
    }

    // A link that is newer than its request comes from an attempt that failed, and is replaced.
    private static PasswordReset[] LinksBefore(PasswordResetRequest request, Account account, DateTimeOffset now) =>
        [.. account.PasswordResets.Where(link => now < link.ExpiresAt && link.MailedAt < request.RequestedAt)];

    // A flood of requests must not become a flood of mails. The owner has the links that were mailed.
    private bool IsTooMuch(PasswordResetRequest request, PasswordReset[] links) =>
        links.Length >= policy.LinksMax
        || (links.Length > 0 && request.RequestedAt < links[^1].MailedAt + policy.PauseBetweenMails);
}
