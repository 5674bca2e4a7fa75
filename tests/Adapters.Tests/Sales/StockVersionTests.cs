using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Reservations;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Messages about stock overtake one another; their versions tell which figure is the newer.</summary>
public abstract class StockVersionContract(RedisKind kind)
{
    private static readonly VisitorId Ada = new("ada");

    [ContractFact]
    public async Task Holds_at_once_have_versions_in_the_order_of_what_they_left()
    {
        var theatre = await OpenAsync(100);

        var told = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => HoldAsync(theatre, $"v{number}")));

        var ordered = told.OrderBy(message => message.Version).ToArray();
        Assert.Equal(Enumerable.Range(0, 40).Select(number => 99 - number), ordered.Select(one => one.Available));
        Assert.Equal(40, ordered.Select(message => message.Version).Distinct().Count());
    }

    [ContractFact]
    public async Task Tickets_that_come_back_have_a_greater_version_than_their_hold()
    {
        var theatre = await OpenAsync(5);
        var held = (await theatre.HoldTicketsAsync(Ada, 0, 2)).Value!;
        var before = await ReadAsync(theatre);

        var cancelled = await theatre.CancelAsync(Ada, held.Id);

        var told = Assert.Single(cancelled.Value!.Messages.OfType<TicketStockChanged>());
        Assert.Equal((3, 5), (before.Available, told.Available));
        Assert.InRange(told.Version, before.Version + 1, long.MaxValue);
        Assert.Equal(told.Version, (await ReadAsync(theatre)).Version);
    }

    [ContractFact]
    public async Task Versions_grow_over_a_Redis_that_forgot_everything()
    {
        var theatre = await OpenAsync(5);
        var before = await HoldAsync(theatre, "ada");
        await theatre.EmptyRedisAsync();

        var after = await ReadAsync(theatre);

        Assert.InRange(after.Version, before.Version + 1, long.MaxValue);
    }

    private async Task<Theatre> OpenAsync(int quantity) => Theatre.Open(
        await TestRedis.OpenAsync(kind),
        new InMemoryDocuments(),
        new Theatre.Options { TicketQuantities = [quantity] });

    private static async Task<TicketStockChanged> HoldAsync(Theatre theatre, string visitor)
    {
        var outcome = await theatre.ReserveTickets.ExecuteAsync(
            new VisitorId(visitor),
            theatre.Performance.Id,
            [(TicketTypeId.Of(theatre.Performance.Id, 0), 1)],
            null,
            default);

        return Assert.Single(outcome.Value!.Messages.OfType<TicketStockChanged>());
    }

    private static async Task<StockLevel> ReadAsync(Theatre theatre) =>
        Assert.Single(await theatre.Stock.ReadAsync(theatre.Performance.Id, default));
}

public sealed class GarnetStockVersionTests() : StockVersionContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerStockVersionTests() : StockVersionContract(RedisKind.Redis);
