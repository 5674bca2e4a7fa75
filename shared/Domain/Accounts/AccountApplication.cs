using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>What somebody fills in to sign up.</summary>
public sealed record AccountApplication(string Name, string Email, string Password, string Phone, DateOnly BirthDate)
{
    /// <summary>There when the request can be repeated as the same one.</summary>
    public IdempotencySeed? IdempotencySeed { get; init; }

    /// <summary>The first thing that is wrong with it, in the order of the form; null when nothing is.</summary>
    public Error? FirstMistake(AccountPolicy policy, DateOnly today) => this switch
    {
        _ when !IsNameInRange(Name) => AccountErrors.NameLength,
        _ when !EmailAddress.TryParse(Email, out _) => AccountErrors.EmailForm,
        _ when Password.Length < policy.PasswordLengthMin || Password.Length > policy.PasswordLengthMax =>
            AccountErrors.PasswordLength(policy),
        _ when !PhoneNumber.TryParse(Phone, out _) => AccountErrors.PhoneForm,
        _ when BirthDate <= AccountProfile.BirthDateMin || BirthDate >= today => AccountErrors.BirthDateRange,
        _ => null,
    };

    public static bool IsNameInRange(string name) =>
        name.Trim().Length is >= AccountProfile.NameLengthMin and <= AccountProfile.NameLengthMax;

    /// <summary>Hides the password wherever the record is printed.</summary>
    public override string ToString() => $"{nameof(AccountApplication)} {{ Email = {Email} }}";
}
