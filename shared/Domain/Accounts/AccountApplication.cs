using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>The data of a sign-up.</summary>
public sealed record AccountApplication(string Name, string Email, string Password, string Phone, DateOnly BirthDate)
{
    /// <summary>Set when the request has an idempotency key.</summary>
    public IdempotencySeed? IdempotencySeed { get; init; }

    /// <summary>Where the application came from.</summary>
    public Origin Origin { get; init; }

    /// <summary>The first error, in the order of the form; null for a valid application.</summary>
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

    /// <summary>Hides the password in logs.</summary>
    public override string ToString() => $"{nameof(AccountApplication)} {{ Email = {Email} }}";
}
