using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;

namespace Serverless.Adapters.Accounts.Passwords;

/// <summary>
/// Verifies the password hashes of accounts that were imported from the original CloudJet database: scrypt and PBKDF2
/// in Werkzeug's forms, and its two older forms without a name.
/// </summary>
/// <remarks>
/// <code>
/// scrypt:n:r:p$salt$hex              64 bytes; the salt is text
/// pbkdf2:sha256:iterations$salt$hex  32 bytes; the salt is text
/// 64 hexadecimal digits              SHA-256 without a salt
/// 96 hexadecimal digits              32 digits of salt, as text, then PBKDF2-SHA256 of 100,000 iterations
/// </code>
/// All are read for the first log-in only, which stores a hash of ours. Costs are bounded, because the importer must
/// not be able to stop the platform with one hash.
/// </remarks>
internal static class ImportedHashes
{
    public const string Prefix = "imported:";

    private const int ScryptCostMax = 1 << 17;
    private const int ScryptBlockMax = 16;
    private const int ScryptLanesMax = 4;
    private const int IterationsMax = 2_000_000;
    private const int LegacyIterations = 100_000;
    private const int LegacySaltLength = 32;
    private const int TextLengthMax = 512;

    /// <summary>The stored form; null for an unknown one.</summary>
    public static string? Accept(string hash) =>
        hash.Length <= TextLengthMax && Parse(hash) is not null ? Prefix + hash : null;

    /// <summary>Compares in constant time. Takes a stored form.</summary>
    public static bool Verifies(string stored, string password)
    {
        if (Parse(stored[Prefix.Length..]) is not { } known)
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(known.Derive(Encoding.UTF8.GetBytes(password)), known.Expected);
    }

    private static Known? Parse(string hash) => hash.Split('$') switch
    {
        [var method, var salt, var hex] when salt.Length > 0 && TryHex(hex) is { Length: > 0 } expected =>
            ParseMethod(method.Split(':'), Encoding.UTF8.GetBytes(salt), expected),
        [{ Length: 64 }] when TryHex(hash) is { } expected => new Known(SHA256.HashData, expected),
        [{ Length: 96 }] when TryHex(hash) is not null => new Known(
            password => Pbkdf2(password, Encoding.UTF8.GetBytes(hash[..LegacySaltLength]), LegacyIterations),
            Convert.FromHexString(hash[LegacySaltLength..])),
        _ => null,
    };

    private static Known? ParseMethod(string[] method, byte[] salt, byte[] expected)
    {
        switch (method)
        {
            case ["scrypt", var cost, var block, var lanes]
                when TryNumber(cost, ScryptCostMax, out var n)
                    && int.IsPow2(n)
                    && n > 1
                    && TryNumber(block, ScryptBlockMax, out var r)
                    && TryNumber(lanes, ScryptLanesMax, out var p):
                return new Known(password => SCrypt.Generate(password, salt, n, r, p, expected.Length), expected);
            case ["pbkdf2", "sha256", var count]
                when TryNumber(count, IterationsMax, out var iterations) && expected.Length == SHA256.HashSizeInBytes:
                return new Known(password => Pbkdf2(password, salt, iterations), expected);
            default:
                return null;
        }
    }

    private static byte[] Pbkdf2(byte[] password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);

    private static bool TryNumber(string text, int max, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= max;

    private static byte[]? TryHex(string text)
    {
        var bytes = new byte[text.Length / 2];

        return text.Length % 2 == 0
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
                ? bytes
                : null;
    }

    private sealed record Known(Func<byte[], byte[]> Derive, byte[] Expected);
}
