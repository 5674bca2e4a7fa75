using System.Collections.Concurrent;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Sales;

/// <summary>The keys of a performance's seats, tickets and holds. The braces put them all into one slot.</summary>
internal sealed class RedisSeatKeys
{
    private static readonly ConcurrentDictionary<PerformanceTag, RedisSeatKeys> Known = new();

    private readonly string _tag;

    private RedisSeatKeys(PerformanceTag tag)
    {
        _tag = $"{{{tag}}}";
        Map = $"seats:{_tag}:map";
        Owners = $"seats:{_tag}:owners";
        Expiry = $"seats:{_tag}:expiry";
        Meta = $"seats:{_tag}:meta";
        Stock = $"stock:{_tag}:left";
        Held = $"stock:{_tag}:held";
        StockExpiry = $"stock:{_tag}:expiry";
        Passes = RedisQueueKeys.Admitted(tag);
        Seats = [Map, Owners, Expiry, Meta];
        Tickets = [Stock, Held, StockExpiry];
    }

    /// <summary>The keys of seats.lua: all that one epoch of the seats consists of.</summary>
    public IReadOnlyList<RedisKey> Seats { get; }

    /// <summary>The keys of stock.lua: all that one epoch of the stock consists of.</summary>
    public IReadOnlyList<RedisKey> Tickets { get; }

    /// <summary>One byte for each seat: A available, L locked, S sold. The epoch follows.</summary>
    public RedisKey Map { get; }

    /// <summary>Maps the index of a locked or sold seat to the reservation id.</summary>
    public RedisKey Owners { get; }

    /// <summary>Locked seats by the end of their hold.</summary>
    public RedisKey Expiry { get; }

    public RedisKey Meta { get; }

    /// <summary>Maps a ticket type's ordinal to its available tickets, beside fields about the whole stock.</summary>
    public RedisKey Stock { get; }

    /// <summary>Maps a reservation id to the tickets that it holds.</summary>
    public RedisKey Held { get; }

    /// <summary>Reservations that hold tickets, by the end of their hold.</summary>
    public RedisKey StockExpiry { get; }

    /// <summary>Users with an admission pass, by the end of the pass. The key belongs to the waiting room.</summary>
    public RedisKey Passes { get; }

    public static RedisSeatKeys Of(PerformanceTag tag) => Known.GetOrAdd(tag, static added => new RedisSeatKeys(added));

    /// <summary>The map of a load that is under way. Each load has a token of its own.</summary>
    public RedisKey LoadingMap(string load) => $"seats:{_tag}:load:{load}:map";

    /// <summary>The owners of a load that is under way.</summary>
    public RedisKey LoadingOwners(string load) => $"seats:{_tag}:load:{load}:owners";

    public RedisKey HoldsOf(UserId user) => $"holds:{_tag}:{user.Value}";

    public RedisKey Reservation(ReservationId id) => $"reservations:{_tag}:{id.Value:N}";
}
