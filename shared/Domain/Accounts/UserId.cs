using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Domain.Accounts;

/// <summary>
/// Whoever stands in a line, holds seats or pays: the account's UUID in lower-case text, somebody whom another issuer
/// knows, or a guest in a line.
/// </summary>
public readonly record struct UserId(string Value)
{
    public const int LengthMax = 200;

    private const string Plain = "jwt:";
    private const string Hashed = "jwt-sha256:";
    private const string Guest = "guest:";
    private const int GuestBytes = 16;

    private static readonly SearchValues<char> SafeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:@+");

    /// <summary>Whether another issuer vouches for this visitor, who has no account here.</summary>
    public bool IsForeign => Value.StartsWith("jwt", StringComparison.Ordinal);

    /// <summary>
    /// The visitor whom another issuer calls so. Safe in every key, and never that of an account: whoever may choose
    /// their subject there must not become somebody here.
    /// </summary>
    public static UserId OfSubject(string subject) =>
        subject.Length > 0
        && Plain.Length + subject.Length <= LengthMax
        && !subject.AsSpan().ContainsAnyExcept(SafeCharacters)
            ? new UserId(Plain + subject)
            : new UserId(Hashed + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))));

    /// <summary>Whether nobody vouches for this visitor, who may wait and nothing else.</summary>
    public bool IsGuest => Value.StartsWith(Guest, StringComparison.Ordinal);

    /// <summary>The guest whom these traits make, never an account nor anybody's subject.</summary>
    public static UserId OfGuest(string traits) => new(
        Guest + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(traits)).AsSpan(0, GuestBytes)));

    public override string ToString() => Value;
}
