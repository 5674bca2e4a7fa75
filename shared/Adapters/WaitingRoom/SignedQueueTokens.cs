using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// Queue tokens contain the performance, the visitor, and 128 bits of HMAC-SHA256 over the kind and both. They are
/// verified without a lookup. Their key is derived from the secret of the access tokens.
/// </summary>
internal sealed class SignedQueueTokens(TokenPolicy policy) : IQueueTokens
{
    private const int IdBytes = 16;
    private const int SignatureBytes = 16;
    private const int BytesMin = IdBytes + 1 + SignatureBytes;
    private const int BytesMax = IdBytes + UserId.LengthMax + SignatureBytes;

    private static readonly string[] Prefixes = ["wtkn_", "rtkn_"];

    // A separate key, so that a leak of one key does not let anyone forge the other kind of token.
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(policy.Secret), 32, info: "place tokens, 1"u8.ToArray());

    public string Issue(QueueTokenClaim claim)
    {
        var prefix = Prefixes[(int)claim.Kind];
        var user = Encoding.UTF8.GetBytes(claim.User.Value);
        var payload = new byte[IdBytes + user.Length];
        claim.Performance.Value.TryWriteBytes(payload, bigEndian: true, out _);
        user.CopyTo(payload, IdBytes);
        byte[] signed = [.. Encoding.ASCII.GetBytes(prefix), .. payload];
        var signature = HMACSHA256.HashData(_key, signed);

        return prefix + Base64Url.EncodeToString([.. payload, .. signature.AsSpan(0, SignatureBytes)]);
    }

    public QueueTokenClaim? Read(string token)
    {
        var kind = Array.FindIndex(Prefixes, prefix => token.StartsWith(prefix, StringComparison.Ordinal));

        if (kind < 0 || Decode(token.AsSpan(Prefixes[kind].Length)) is not { } bytes)
        {
            return null;
        }

        var claim = new QueueTokenClaim(
            (QueueTokenKind)kind,
            new PerformanceId(new Guid(bytes.AsSpan(0, IdBytes), bigEndian: true)),
            new UserId(Encoding.UTF8.GetString(bytes.AsSpan(IdBytes..^SignatureBytes))));

        // The issued text must be equal, so each token has one valid spelling.
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Issue(claim)), Encoding.UTF8.GetBytes(token))
                ? claim
                : null;
    }

    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length > Base64Url.GetEncodedLength(BytesMax) || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);

        return bytes.Length >= BytesMin ? bytes : null;
    }
}
