using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// A ticket type's durable stock, divided into shards. A sale changes one shard at its version, so sales of a popular
/// type conflict only when they choose the same shard. A shard never sells more than it has, and the shards of a type
/// add up to the stock of the type.
/// </summary>
internal static class StockShards
{
    public const int CountMax = 16;

    /// <summary>The smallest size of a shard; smaller ones would often be empty.</summary>
    private const int QuantityMin = 64;

    public static int CountOf(TicketType type) => Math.Clamp(type.TotalQuantity / QuantityMin, 1, CountMax);

    /// <summary>The shards of a type before its first sale.</summary>
    public static IEnumerable<StoredShard> Divide(TicketType type)
    {
        var count = CountOf(type);
        var (quantity, rest) = Math.DivRem(type.TotalQuantity, count);

        return Enumerable.Range(0, count).Select(shard => new StoredShard(quantity + (shard < rest ? 1 : 0), 0));
    }

    /// <summary>
    /// The shard that a reservation tries first: its own on the first attempt, the next one after each conflict.
    /// </summary>
    public static int Choose(TicketType type, ReservationId id, int attempt) =>
        (int)(((uint)id.Value.GetHashCode() + (uint)attempt) % (uint)CountOf(type));

    /// <summary>
    /// Takes a quantity from the shards as they were read, the chosen one first; null when they do not have enough.
    /// </summary>
    public static IReadOnlyList<(TakenStock Taken, StoredShard After, DocumentWrite Write)>? Take(
        int ordinal, int quantity, int chosen, IReadOnlyList<ReadShard> shards)
    {
        var taken = new List<(TakenStock, StoredShard, DocumentWrite)>();

        foreach (var (shard, version, stored) in shards.OrderBy(read => (read.Shard - chosen + CountMax) % CountMax))
        {
            var part = Math.Min(quantity, stored.Quantity - stored.Sold);

            if (part > 0)
            {
                var after = stored.With(stored.Sold + part);
                quantity -= part;
                taken.Add((
                    new TakenStock(ordinal, shard, part),
                    after,
                    new DocumentWrite.Replace(
                        SaleKeys.Shard(ordinal, shard),
                        version,
                        DocumentJson.ToBody(after, SaleJson.Default.StoredShard))));
            }

            if (quantity == 0)
            {
                return taken;
            }
        }

        return null;
    }
}

internal readonly record struct ReadShard(int Shard, string Version, StoredShard Stored);
