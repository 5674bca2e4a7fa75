using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>Changes the personal data of an account; omitted values stay as they are.</summary>
public sealed class ChangeProfile(IAccounts accounts, AccountPolicy policy)
{
    public Task<Result<Account>> ExecuteAsync(
        UserId user, ProfileChange change, CancellationToken cancellationToken) =>
        ExecuteAsync(user, change, condition: null, cancellationToken);

    /// <param name="user">Whose profile it is.</param>
    /// <param name="change">What changes.</param>
    /// <param name="condition">What the author requires of the present state; null for nothing.</param>
    /// <param name="cancellationToken">A saved change stays.</param>
    public async Task<Result<Account>> ExecuteAsync(
        UserId user, ProfileChange change, EditCondition<Account>? condition, CancellationToken cancellationToken)
    {
        if (change.Name is { } name && AccountApplication.FindNameFault(name) is { } fault)
        {
            return fault;
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

            if (condition?.Invoke(known.Value, changed) is { } refusal)
            {
                return refusal;
            }

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
        Name = Name is null ? profile.Name : TextPolicy.Name(Name),
        Phone = PhoneNumber.TryParse(Phone, out var phone) ? phone : profile.Phone,
    };
}
