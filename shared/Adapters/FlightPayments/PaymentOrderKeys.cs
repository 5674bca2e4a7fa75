using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.FlightPayments;

/// <summary>
/// Where payment orders lie: in sixteen partitions by the hash of their ids, each with its orders, their events and the
/// times at which they need work, so that one batch changes all three.
/// </summary>
internal static class PaymentOrderKeys
{
    public const int ShardCount = 16;
    public const string OrderPrefix = "order:";
    public const string DuePrefix = "todo:";

    private const string Collection = "flight-payments";
    private const int TimeDigits = 15;
    private const int HashBytes = 20;

    public static DocumentPartition Numbers { get; } = new("flight-payment-numbers", "all");

    public static DocumentPartition PartitionOf(PaymentOrderId id) => PartitionOf(ShardOf(HashOf(id.Value)));

    public static DocumentPartition PartitionOf(int shard) =>
        new(Collection, shard.ToString("x", CultureInfo.InvariantCulture));

    public static string Order(PaymentOrderId id) => OrderPrefix + HashOf(id.Value);

    // Rounded up, so that an entry is never listed before the time that the order has.
    public static string Due(PaymentOrderId id, DateTimeOffset at) =>
        DueBefore(at.AddTicks(TimeSpan.TicksPerMillisecond - 1)) + HashOf(id.Value);

    /// <summary>Sorts before every entry that is due at this millisecond or later.</summary>
    public static string DueBefore(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{DuePrefix}{at.ToUnixTimeMilliseconds():D15}:");

    public static DateTimeOffset DueTimeOf(string key) => DateTimeOffset.FromUnixTimeMilliseconds(
        long.Parse(key.AsSpan(DuePrefix.Length, TimeDigits), CultureInfo.InvariantCulture));

    public static string EventsOf(PaymentOrderId id) => $"event:{HashOf(id.Value)}:";

    /// <summary>The same for a repeated event that was not settled yet.</summary>
    public static string Event(PaymentEvent received) =>
        EventsOf(received.Order) + HashOf($"{received.Receipt}|{received.Kind}");

    /// <summary>The same for an event that is repeated after it was settled and has no new effect.</summary>
    public static string Settled(SettledEvent settled)
    {
        var (received, cancelled) = (settled.Event, settled.CancelledPrice);
        var key = string.Create(
            CultureInfo.InvariantCulture, $"{received.Receipt}|{received.Kind}|{cancelled}");

        return $"settled:{HashOf(received.Order.Value)}:{HashOf(key)}";
    }

    private static int ShardOf(string hash) =>
        int.Parse(hash.AsSpan(0, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // Clients choose order ids, with characters that a key may not have.
    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
