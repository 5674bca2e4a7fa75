using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Changes the personal data of an account; omitted values stay as they are.</summary>
public sealed class ChangeProfile(IAccounts accounts, AccountPolicy policy)
{
    public async Task<Result<Account>> ExecuteAsync(
        UserId user, ProfileChange change, CancellationToken cancellationToken)
    {
        if (change.Name is { } name && !AccountApplication.IsNameInRange(name))
        {
            return AccountErrors.NameLength;
        }

        if (change.Phone is { } phone && !PhoneNumber.TryParse(phone, out _))
        {
            return AccountErrors.PhoneForm;
        }

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            if (await accounts.FindAsync(user, cancellationToken) is not { } known)
            {
                return AccountErrors.Unknown;
            }

            var changed = known.Value with { Profile = change.ApplyTo(known.Value.Profile) };

            if (changed == known.Value || await accounts.TrySaveAsync(changed, known.Version, cancellationToken))
            {
                return changed;
            }
        }

        return AccountErrors.ChangedMeanwhile;
    }
}

/// <summary>New values; null keeps the old one.</summary>
public sealed record ProfileChange(string? Name, string? Phone)
{
    public AccountProfile ApplyTo(AccountProfile profile) => profile with
    {
        Name = Name?.Trim() ?? profile.Name,
        Phone = PhoneNumber.TryParse(Phone, out var phone) ? phone : profile.Phone,
    };
}
