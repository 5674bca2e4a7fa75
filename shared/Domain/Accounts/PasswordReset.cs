using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Domain.Accounts;

/// <summary>A password reset that was mailed and not used yet. The account stores a digest, never the secret.</summary>
/// <param name="SecretDigest">The SHA-256 of the secret in the mailed link, in hexadecimal.</param>
/// <param name="MailedAt">When the link was made; another one follows after a pause only.</param>
/// <param name="ExpiresAt">From then on the link does nothing.</param>
public sealed record PasswordReset(string SecretDigest, DateTimeOffset MailedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Compares in constant time.</summary>
    public bool Accepts(string secret, DateTimeOffset now) =>
        now < ExpiresAt
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(SecretDigest), Encoding.ASCII.GetBytes(DigestOf(secret)));

    internal static string DigestOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public override string ToString() => nameof(PasswordReset);
}

/// <summary>The token in a mailed link: the account's identifier and a secret of 256 random bits.</summary>
public readonly record struct PasswordResetToken(UserId User, string Secret)
{
    private const int SecretBytes = 32;

    public static PasswordResetToken Create(UserId user) =>
        new(user, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    public static bool TryParse([NotNullWhen(true)] string? text, out PasswordResetToken token)
    {
        token = default;

        if (text?.Split('.') is not [var user, var secret] || !Guid.TryParseExact(user, "N", out var id))
        {
            return false;
        }

        token = new PasswordResetToken(new UserId(id.ToString()), secret);

        return true;
    }

    /// <summary>The form in the link.</summary>
    public string ToLinkText() => $"{Guid.Parse(User.Value):N}.{Secret}";

    public override string ToString() => nameof(PasswordResetToken);
}
