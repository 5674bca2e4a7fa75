using System.Text.Json.Serialization;
using Serverless.Adapters.Accounts.Sessions;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>An account as it is stored.</summary>
internal sealed record AccountDocument
{
    public required string Id { get; init; }

    public required int Number { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string PasswordHash { get; init; }

    public required bool IsAdmin { get; init; }

    /// <summary>Missing in accounts that were written before staff roles existed.</summary>
    public bool IsStaff { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Missing in accounts that were written before sessions existed.</summary>
    public int SessionVersion { get; init; }

    public IReadOnlyList<PasswordReset>? PasswordResets { get; init; }

    public static ReadOnlyMemory<byte> Write(Account account) => DocumentJson.ToBody(
        new AccountDocument
        {
            Id = account.Id.Value,
            Number = account.Number,
            Email = account.Email.Value,
            Name = account.Profile.Name,
            Phone = account.Profile.Phone.Value,
            BirthDate = account.Profile.BirthDate,
            PasswordHash = account.PasswordHash.Value,
            IsAdmin = account.Role == AccountRole.Admin,
            IsStaff = account.Role == AccountRole.Staff,
            CreatedAt = account.CreatedAt,
            SessionVersion = account.SessionVersion,
            PasswordResets = account.PasswordResets.Count > 0 ? account.PasswordResets : null,
        },
        AccountsJson.Default.AccountDocument);

    public static Account Read(Document document)
    {
        var stored = DocumentJson.Read(document, AccountsJson.Default.AccountDocument);
        _ = EmailAddress.TryParse(stored.Email, out var email);
        var profile = new AccountProfile(stored.Name, new PhoneNumber(stored.Phone), stored.BirthDate);

        return new Account(new UserId(stored.Id), stored.Number, email, profile)
        {
            PasswordHash = new PasswordHash(stored.PasswordHash),
            Role = stored.IsAdmin ? AccountRole.Admin : stored.IsStaff ? AccountRole.Staff : AccountRole.User,
            CreatedAt = stored.CreatedAt,
            SessionVersion = stored.SessionVersion,
            PasswordResets = stored.PasswordResets ?? [],
        };
    }
}

/// <summary>The e-mail partition of the account with an identifier.</summary>
internal sealed record AccountPointer(string Partition);

/// <summary>The first account number that no instance has taken.</summary>
internal sealed record AccountNumbers(int Next);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountDocument))]
[JsonSerializable(typeof(AccountPointer))]
[JsonSerializable(typeof(AccountNumbers))]
[JsonSerializable(typeof(StoredRevocation))]
[JsonSerializable(typeof(StoredResetRequest))]
internal sealed partial class AccountsJson : JsonSerializerContext;
