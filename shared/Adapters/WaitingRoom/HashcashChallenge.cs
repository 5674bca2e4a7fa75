using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>
/// Proof of work as in Hashcash. The challenge is <c>seed;bits=n</c>; the answer is <c>seed.nonce</c> whose SHA-256
/// begins with n zero bits. The seed is a minute and a signature of it and the performance, so nothing is stored and
/// nobody can work ahead.
/// </summary>
internal sealed class HashcashChallenge(TokenPolicy tokens, WaitingRoomPolicy policy, TimeProvider clock)
    : IQueueChallenge
{
    private const int MinuteBytes = 8;
    private const int SeedBytes = MinuteBytes + 16;
    private const int AnswerLengthMax = 100;

    private static readonly int SeedLength = Base64Url.GetEncodedLength(SeedBytes);

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(tokens.Secret), 32, info: "queue challenges, 1"u8.ToArray());

    private long Minute => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    public string? Ask(PerformanceId performance) =>
        policy.ChallengeBits == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture, $"{SeedOf(performance, Minute)};bits={policy.ChallengeBits}");

    public bool IsSolved(PerformanceId performance, string answer)
    {
        if (answer.Length > AnswerLengthMax
            || answer.Length <= SeedLength
            || answer[SeedLength] != '.'
            || !Ascii.IsValid(answer))
        {
            return false;
        }

        return CountZeroBits(SHA256.HashData(Encoding.ASCII.GetBytes(answer))) >= policy.ChallengeBits
            && IsOurs(performance, answer[..SeedLength]);
    }

    // The clocks of two instances may differ, so a seed of the next minute is valid, too.
    private bool IsOurs(PerformanceId performance, string seed)
    {
        var bytes = new byte[SeedBytes];

        if (!Base64Url.TryDecodeFromChars(seed, bytes, out var length) || length != SeedBytes)
        {
            return false;
        }

        var minute = BinaryPrimitives.ReadInt64BigEndian(bytes);

        return minute >= Minute - policy.ChallengeMinutes
            && minute <= Minute + 1
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(SeedOf(performance, minute)), Encoding.ASCII.GetBytes(seed));
    }

    private string SeedOf(PerformanceId performance, long minute)
    {
        Span<byte> signed = stackalloc byte[MinuteBytes + 16];
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(signed, minute);
        performance.Value.TryWriteBytes(signed[MinuteBytes..], bigEndian: true, out _);
        HMACSHA256.HashData(_key, signed, signature);

        return Base64Url.EncodeToString([.. signed[..MinuteBytes], .. signature[..(SeedBytes - MinuteBytes)]]);
    }

    private static int CountZeroBits(ReadOnlySpan<byte> digest) =>
        BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(digest));
}
