using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// Place tokens, signed with a key of their own that comes from the tokens' secret: performance, visitor, and 128 bits
/// of HMAC-SHA256 over the kind and both. Nothing has to be looked up to believe one.
/// </summary>
internal sealed class SignedQueueTokens(TokenPolicy policy) : IQueueTokens
{
    private const int IdBytes = 16;
    private const int SignatureBytes = 16;
    private const int BytesMin = IdBytes + 1 + SignatureBytes;
    private const int BytesMax = IdBytes + UserId.LengthMax + SignatureBytes;

    private static readonly string[] Prefixes = ["wtkn_", "rtkn_"];

    // Whoever learns this key can jump no queue of sign-ins, and the other way round.
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(policy.Secret), 32, info: "place tokens, 1"u8.ToArray());

    public string Issue(QueueTokenClaim claim)
    {
        var prefix = Prefixes[(int)claim.Kind];
        var user = Encoding.UTF8.GetBytes(claim.User.Value);
        var said = new byte[IdBytes + user.Length];
        claim.Performance.Value.TryWriteBytes(said, bigEndian: true, out _);
        user.CopyTo(said, IdBytes);
        byte[] signed = [.. Encoding.ASCII.GetBytes(prefix), .. said];
        var signature = HMACSHA256.HashData(_key, signed);

        return prefix + Base64Url.EncodeToString([.. said, .. signature.AsSpan(0, SignatureBytes)]);
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

        // Written anew it has to be the same text, so no second spelling of a token is one.
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
