using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// A ticket type's durable stock, cut into stripes: a sale changes one of them under its version, so sales of a hot
/// type meet only when they draw the same stripe. A stripe never sells more than it has, and the stripes of a type
/// together have what the type has.
/// </summary>
internal static class StockShards
{
    public const int CountMax = 16;

    /// <summary>A stripe smaller than this would mostly be found empty.</summary>
    private const int QuantityMin = 64;

    public static int CountOf(TicketType type) => Math.Clamp(type.TotalQuantity / QuantityMin, 1, CountMax);

    /// <summary>The stripes of a type that is about to be sold, none sold yet.</summary>
    public static IEnumerable<StoredShard> Cut(TicketType type)
    {
        var count = CountOf(type);
        var (quantity, rest) = Math.DivRem(type.TotalQuantity, count);

        return Enumerable.Range(0, count).Select(shard => new StoredShard(quantity + (shard < rest ? 1 : 0), 0));
    }

    /// <summary>
    /// Which stripe a reservation tries first: its own on the first attempt, the next one after each lost race.
    /// </summary>
    public static int Choose(TicketType type, ReservationId id, int attempt) =>
        (int)(((uint)id.Value.GetHashCode() + (uint)attempt) % (uint)CountOf(type));

    /// <summary>
    /// Takes a quantity from the stripes as they were read, the chosen one first; null when they have not got so many.
    /// </summary>
    public static IReadOnlyList<(TakenStock Taken, DocumentWrite Write)>? Take(
        int ordinal, int quantity, int chosen, IReadOnlyList<ReadShard> shards)
    {
        var taken = new List<(TakenStock, DocumentWrite)>();

        foreach (var (shard, version, stored) in shards.OrderBy(read => (read.Shard - chosen + CountMax) % CountMax))
        {
            var part = Math.Min(quantity, stored.Quantity - stored.Sold);

            if (part > 0)
            {
                quantity -= part;
                taken.Add((
                    new TakenStock(ordinal, shard, part),
                    new DocumentWrite.Replace(
                        SaleKeys.Shard(ordinal, shard),
                        version,
                        DocumentJson.ToBody(
                            stored with { Sold = stored.Sold + part }, SaleJson.Default.StoredShard))));
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
