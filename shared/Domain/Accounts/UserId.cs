using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Domain.Accounts;

/// <summary>
/// A user who waits in a queue, holds seats or pays: an account's UUID in lower case, a user of another issuer, or a
/// guest in a queue.
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

    /// <summary>Whether the user comes from another issuer and has no account here.</summary>
    public bool IsForeign => Value.StartsWith("jwt", StringComparison.Ordinal);

    /// <summary>
    /// The user with a subject of another issuer. It is safe in every key, and never that of an account: a user who can
    /// choose the subject there must not take over an account here.
    /// </summary>
    public static UserId OfSubject(string subject) =>
        subject.Length > 0
        && Plain.Length + subject.Length <= LengthMax
        && !subject.AsSpan().ContainsAnyExcept(SafeCharacters)
            ? new UserId(Plain + subject)
            : new UserId(Hashed + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))));

    /// <summary>Whether the user is a guest without a token, who may only wait in a queue.</summary>
    public bool IsGuest => Value.StartsWith(Guest, StringComparison.Ordinal);

    /// <summary>The guest with these traits; never the id of an account or of another issuer's user.</summary>
    public static UserId OfGuest(string traits) => new(
        Guest + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(traits)).AsSpan(0, GuestBytes)));

    public override string ToString() => Value;
}
