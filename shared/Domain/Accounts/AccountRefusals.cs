using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Every "no" about accounts.</summary>
public static class AccountRefusals
{
    public static Refusal NameLength { get; } = new(
        "accounts.name-length",
        RefusalKind.Invalid,
        $"A name has {AccountProfile.NameLengthMin} to {AccountProfile.NameLengthMax} characters.");

    public static Refusal EmailForm { get; } = new(
        "accounts.email-form",
        RefusalKind.Invalid,
        $"An e-mail address reads name@host.domain, without spaces, in at most {EmailAddress.LengthMax} characters.");

    public static Refusal PhoneForm { get; } = new(
        "accounts.phone-form",
        RefusalKind.Invalid,
        $"A phone number has {PhoneNumber.LengthMin} to {PhoneNumber.LengthMax} characters: digits, spaces, + - ( ).");

    public static Refusal BirthDateRange { get; } = new(
        "accounts.birth-date-range", RefusalKind.Invalid, "A birth date lies in the past, and after 1900-01-01.");

    public static Refusal EmailTaken { get; } =
        new("accounts.email-taken", RefusalKind.Conflict, "Another account has this e-mail address.");

    /// <summary>One text for both mistakes: an answer must not tell who has an account.</summary>
    public static Refusal WrongCredentials { get; } = new(
        "accounts.wrong-credentials", RefusalKind.Unauthenticated, "The e-mail address or the password is wrong.");

    public static Refusal Unknown { get; } =
        new("accounts.unknown", RefusalKind.NotFound, "There is no such account.");

    public static Refusal AdminsOnly { get; } =
        new("accounts.admins-only", RefusalKind.Forbidden, "Only an administrator may do this.");

    public static Refusal StaffOnly { get; } =
        new("accounts.staff-only", RefusalKind.Forbidden, "Only the staff and administrators may do this.");

    public static Refusal UnknownRole { get; } =
        new("accounts.unknown-role", RefusalKind.Invalid, "role is \"staff\", or \"user\" to take it away again.");

    public static Refusal IsAdmin { get; } =
        new("accounts.is-admin", RefusalKind.Conflict, "An administrator's role is not changed here.");

    public static Refusal ChangedMeanwhile { get; } =
        new("accounts.changed-meanwhile", RefusalKind.Conflict, "The account was changed meanwhile. Try again.");

    public static Refusal PasswordLength(AccountPolicy policy) => new(
        "accounts.password-length",
        RefusalKind.Invalid,
        $"A password has {policy.PasswordLengthMin} to {policy.PasswordLengthMax} characters.");
}
