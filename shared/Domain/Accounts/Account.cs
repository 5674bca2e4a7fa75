namespace Serverless.Domain.Accounts;

/// <summary>Somebody who signed up.</summary>
/// <param name="Number">The short name of the account in the APIs that count their users.</param>
public sealed record Account(UserId Id, int Number, EmailAddress Email, AccountProfile Profile)
{
    public required PasswordHash PasswordHash { get; init; }

    public AccountRole Role { get; init; } = AccountRole.User;

    public DateTimeOffset CreatedAt { get; init; }

    public User ToUser() => new(Id, Number, Email.Value, Role);
}

/// <summary>What people tell about themselves and may change.</summary>
public sealed record AccountProfile(string Name, PhoneNumber Phone, DateOnly BirthDate)
{
    public const int NameLengthMin = 2;
    public const int NameLengthMax = 50;

    public static DateOnly BirthDateMin { get; } = new(1900, 1, 1);
}

public enum AccountRole
{
    User,

    /// <summary>Lets people in at the door.</summary>
    Staff,
    Admin,
}

/// <summary>Whoever makes a request, as their token says.</summary>
public sealed record User(UserId Id, int Number, string Email, AccountRole Role)
{
    /// <summary>What their issuer calls them, for answers that show it; of whoever has an account, its id.</summary>
    public string Subject { get; init; } = Id.Value;
}

/// <summary>A password, hashed. Prints as nothing, so that no log can show it.</summary>
public readonly record struct PasswordHash(string Value)
{
    public override string ToString() => "(hash)";
}
