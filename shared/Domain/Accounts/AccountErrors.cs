using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>The errors of accounts.</summary>
public static class AccountErrors
{
    public static Error NameLength { get; } = new(
        "accounts.name-length",
        ErrorKind.Invalid,
        $"A name has {AccountProfile.NameLengthMin} to {AccountProfile.NameLengthMax} characters.");

    /// <summary>The subject is the character that a name may not have.</summary>
    public static Error NameForm(string character) =>
        new("accounts.name-form", ErrorKind.Invalid, $"A name has no character {character}.")
        {
            Subjects = [character],
        };

    public static Error EmailForm { get; } = new(
        "accounts.email-form",
        ErrorKind.Invalid,
        $"An e-mail address reads name@host.domain, without spaces, in at most {EmailAddress.LengthMax} characters.");

    public static Error PhoneForm { get; } = new(
        "accounts.phone-form",
        ErrorKind.Invalid,
        $"A phone number has {PhoneNumber.LengthMin} to {PhoneNumber.LengthMax} characters: digits, spaces, + - ( ).");

    public static Error BirthDateForm { get; } =
        new("accounts.birth-date-form", ErrorKind.Invalid, "A birth date reads yyyy-MM-dd, and the day exists.");

    public static Error BirthDateRange { get; } = new(
        "accounts.birth-date-range", ErrorKind.Invalid, "A birth date lies in the past, and after 1900-01-01.");

    public static Error EmailTaken { get; } =
        new("accounts.email-taken", ErrorKind.Conflict, "Another account has this e-mail address.");

    /// <summary>One text for both errors: the response must not reveal who has an account.</summary>
    public static Error WrongCredentials { get; } = new(
        "accounts.wrong-credentials", ErrorKind.Unauthenticated, "The e-mail address or the password is wrong.");

    /// <summary>The same for accounts that exist and for those that do not.</summary>
    public static Error TooManyAttempts { get; } = new(
        "accounts.too-many-attempts", ErrorKind.TooMany, "There were too many attempts with this e-mail address.");

    public static Error Unknown { get; } =
        new("accounts.unknown", ErrorKind.NotFound, "There is no such account.");

    public static Error AdminsOnly { get; } =
        new("accounts.admins-only", ErrorKind.Forbidden, "Only an administrator may do this.");

    public static Error StaffOnly { get; } =
        new("accounts.staff-only", ErrorKind.Forbidden, "Only the staff and administrators may do this.");

    public static Error UnknownRole { get; } =
        new("accounts.unknown-role", ErrorKind.Invalid, "role is \"staff\", or \"user\" to take it away again.");

    public static Error IsAdmin { get; } =
        new("accounts.is-admin", ErrorKind.Conflict, "An administrator's role is not changed here.");

    public static Error ChangedMeanwhile { get; } =
        new("accounts.changed-meanwhile", ErrorKind.Conflict, "The account was changed meanwhile. Try again.");

    public static Error ForeignSession { get; } = new(
        "accounts.foreign-session",
        ErrorKind.Conflict,
        "This token was issued elsewhere, or before sessions existed. It cannot be revoked here.");

    public static Error WrongPassword { get; } =
        new("accounts.wrong-password", ErrorKind.Invalid, "The present password is wrong.");

    public static Error ResetLinkInvalid { get; } = new(
        "accounts.reset-link-invalid",
        ErrorKind.Invalid,
        "The link was used already, or is too old. Ask for a new mail.");

    public static Error UnknownHash { get; } = new(
        "accounts.unknown-hash",
        ErrorKind.Invalid,
        "passwordHash has no known form: scrypt:n:r:p$salt$hex, pbkdf2:sha256:iterations$salt$hex, or hexadecimal.");

    public static Error ImportCount(int countMax, int count) => new(
        "accounts.import-count",
        ErrorKind.Invalid,
        $"One call imports 1 to {countMax} accounts; {count} were sent.");

    public static Error PasswordTooShort(AccountPolicy policy) => PasswordLength(
        $"A password has at least {policy.PasswordLengthMin} characters.",
        LimitKind.TooShort,
        policy.PasswordLengthMin);

    public static Error PasswordTooLong(AccountPolicy policy) => PasswordLength(
        $"A password has at most {policy.PasswordLengthMax} characters.", LimitKind.TooLong, policy.PasswordLengthMax);

    private static Error PasswordLength(string text, LimitKind kind, int limit) =>
        new("accounts.password-length", ErrorKind.Invalid, text)
        {
            Violations = [new LimitViolation("password", kind, limit)],
        };
}
