using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

/// <summary>
/// Where tickets are kept: in one of 64 partitions, which the last byte of the id names. All tickets of one order, and
/// the key that it came with, share a partition, so that one batch writes them.
/// </summary>
internal static class TicketKeys
{
    private const int ShardMask = 0x3f;

    public static DocumentPartition Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);

        return Of(bytes[15] & ShardMask);
    }

    public static DocumentPartition Of(int shard) =>
        new("tickets", string.Create(CultureInfo.InvariantCulture, $"s{shard & ShardMask:D2}"));

    /// <summary>The same id, but kept in a given shard.</summary>
    public static Guid Place(Guid id, int shard)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        bytes[15] = (byte)((bytes[15] & ~ShardMask) | (shard & ShardMask));

        return new Guid(bytes);
    }

    public static string Ticket(Guid id) => $"ticket:{id:N}";

    public static string Key(byte[] hash) => $"key:{Convert.ToHexStringLower(hash)}";

    /// <summary>The length keeps a caller's name and their key apart.</summary>
    public static byte[] HashOf(IssueKey key) => HashOf($"{key.Caller.Length}:{key.Caller}{key.Key}");

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
