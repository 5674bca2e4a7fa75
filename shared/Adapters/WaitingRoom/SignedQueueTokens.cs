using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// Queue tokens contain a version, the performance, the place, the visitor, and 128 bits of HMAC-SHA256 over the kind
/// and all of them. They are verified without a lookup. Their key is derived from the secret of the access tokens.
/// </summary>
internal sealed class SignedQueueTokens(TokenPolicy policy) : IQueueTokens
{
    private const byte FormatVersion = 2;
    private const int IdAt = 1;
    private const int NumberAt = IdAt + 16;
    private const int EpochAt = NumberAt + 8;
    private const int PassEndAt = EpochAt + 8;
    private const int UserAt = PassEndAt + 8;
    private const int SignatureBytes = 16;
    private const int BytesMin = UserAt + 1 + SignatureBytes;
    private const int BytesMax = UserAt + UserId.LengthMax + SignatureBytes;

    private static readonly string[] Prefixes = ["wtkn_", "rtkn_"];

    // A separate key, so that a leak of one key does not let anyone forge the other kind of token.
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(policy.Secret), 32, info: "place tokens, 2"u8.ToArray());

    public string Issue(QueueTokenClaim claim)
    {
        var prefix = Prefixes[(int)claim.Kind];
        Span<byte> bytes = stackalloc byte[Prefixes[0].Length + BytesMax];
        Encoding.ASCII.GetBytes(prefix, bytes);
        var payload = bytes[prefix.Length..];
        payload[0] = FormatVersion;
        claim.Performance.Value.TryWriteBytes(payload[IdAt..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(payload[NumberAt..], claim.Place.Number);
        BinaryPrimitives.WriteInt64BigEndian(payload[EpochAt..], claim.Place.Epoch);
        BinaryPrimitives.WriteInt64BigEndian(payload[PassEndAt..], claim.Place.PassEndsMs);
        var length = UserAt + Encoding.UTF8.GetBytes(claim.User.Value, payload[UserAt..^SignatureBytes]);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes[..(prefix.Length + length)], signature);
        signature[..SignatureBytes].CopyTo(payload[length..]);

        return prefix + Base64Url.EncodeToString(payload[..(length + SignatureBytes)]);
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
            new PerformanceId(new Guid(bytes.AsSpan(IdAt, 16), bigEndian: true)),
            new UserId(Encoding.UTF8.GetString(bytes.AsSpan(UserAt..^SignatureBytes))))
        {
            Place = new QueuePlace(
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(NumberAt)),
                BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(EpochAt)))
            {
                PassEndsMs = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(PassEndAt)),
            },
        };

        // The issued text must be equal, so each token has one valid spelling.
        return claim.User.Value.Length <= UserId.LengthMax
            && Encoding.UTF8.GetByteCount(claim.User.Value) <= UserId.LengthMax
            && CryptographicOperations.FixedTimeEquals(
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

        return bytes.Length >= BytesMin && bytes[0] == FormatVersion ? bytes : null;
    }
}
