namespace Serverless.Domain.Accounts;

/// <summary>An account that a person signed up for.</summary>
/// <param name="Number">The account's number, for APIs with numeric user ids.</param>
public sealed record Account(UserId Id, int Number, EmailAddress Email, AccountProfile Profile)
{
    public required PasswordHash PasswordHash { get; init; }

    public AccountRole Role { get; init; } = AccountRole.User;

    /// <summary>Sessions with a smaller version have ended.</summary>
    public int SessionVersion { get; init; }

    /// <summary>The mailed links that can set a new password, the oldest first; some may have expired.</summary>
    public IReadOnlyList<PasswordReset> PasswordResets { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public User ToUser() => new(Id, Number, Email.Value, Role) { SessionVersion = SessionVersion };
}

/// <summary>The personal data of an account.</summary>
public sealed record AccountProfile(string Name, PhoneNumber Phone, DateOnly BirthDate)
{
    public const int NameLengthMin = 2;
    public const int NameLengthMax = 50;

    public static DateOnly BirthDateMin { get; } = new(1900, 1, 1);
}

public enum AccountRole
{
    User,

    /// <summary>Checks tickets at the entrance of a venue.</summary>
    Staff,
    Admin,
}

/// <summary>The caller of a request, by the token.</summary>
public sealed record User(UserId Id, int Number, string Email, AccountRole Role)
{
    /// <summary>The subject in the token, for responses that show it; for an account, its id.</summary>
    public string Subject { get; init; } = Id.Value;

    /// <summary>The version of the sessions that begin now.</summary>
    public int SessionVersion { get; init; }

    /// <summary>The session of the caller's token; null for a token of another issuer.</summary>
    public TokenSession? Session { get; init; }
}

/// <summary>A hashed password. Its text is a placeholder, so that no log can show it.</summary>
public readonly record struct PasswordHash(string Value)
{
    public override string ToString() => "(hash)";
}
