using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Accounts;

/// <summary>The data of a sign-up.</summary>
/// <param name="BirthDate">Null for a text that is no date.</param>
public sealed record AccountApplication(string Name, string Email, string Password, string Phone, DateOnly? BirthDate)
{
    /// <summary>Set when the request has an idempotency key.</summary>
    public IdempotencySeed? IdempotencySeed { get; init; }

    /// <summary>Where the application came from.</summary>
    public Origin Origin { get; init; }

    /// <summary>The first error, in the order of the form; null for a valid application.</summary>
    public Error? FirstMistake(AccountPolicy policy, DateOnly today) => this switch
    {
        _ when FindNameFault(Name) is { } fault => fault,
        _ when !EmailAddress.TryParse(Email, out _) => AccountErrors.EmailForm,
        _ when FindPasswordFault(Password, policy) is { } fault => fault,
        _ when !PhoneNumber.TryParse(Phone, out _) => AccountErrors.PhoneForm,
        _ when BirthDate is null => AccountErrors.BirthDateForm,
        _ when BirthDate <= AccountProfile.BirthDateMin || BirthDate >= today => AccountErrors.BirthDateRange,
        _ => null,
    };

    public static Error? FindNameFault(string name) =>
        TextPolicy.IsExcessive(name, AccountProfile.NameLengthMax) ? AccountErrors.NameLength
        : TextPolicy.FindForbidden(name) is { } forbidden ? AccountErrors.NameForm(forbidden)
        : TextPolicy.FindNameFault(name, AccountProfile.NameLengthMin, AccountProfile.NameLengthMax) is not null
            ? AccountErrors.NameLength
            : null;

    /// <summary>What is wrong with a new password; null when it may be used.</summary>
    public static Error? FindPasswordFault(string password, AccountPolicy policy) =>
        IsPasswordTooLong(password, policy) ? AccountErrors.PasswordTooLong(policy)
        : TextPolicy.LengthOf(TextPolicy.Password(password)) < policy.PasswordLengthMin
            ? AccountErrors.PasswordTooShort(policy)
            : null;

    /// <summary>A password far above the limit is not even normalised.</summary>
    public static bool IsPasswordTooLong(string password, AccountPolicy policy) =>
        TextPolicy.IsExcessive(password, policy.PasswordLengthMax)
        || TextPolicy.LengthOf(TextPolicy.Password(password)) > policy.PasswordLengthMax;

    /// <summary>Hides the password in logs.</summary>
    public override string ToString() => $"{nameof(AccountApplication)} {{ Email = {Email} }}";
}
