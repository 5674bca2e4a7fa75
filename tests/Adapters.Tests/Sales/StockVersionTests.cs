using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Stock messages can overtake one another; the version identifies the newer figure.</summary>
public abstract class StockVersionContract(RedisKind kind)
{
    private static readonly UserId Ada = new("ada");

    [ContractFact]
    public async Task Concurrent_holds_have_versions_in_the_order_of_the_remaining_stock()
    {
        var fixture = await OpenAsync(100);

        var messages = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => HoldAsync(fixture, $"v{number}")));

        var ordered = messages.OrderBy(message => message.Version).ToArray();
        Assert.Equal(Enumerable.Range(0, 40).Select(number => 99 - number), ordered.Select(one => one.Available));
        Assert.Equal(40, ordered.Select(message => message.Version).Distinct().Count());
    }

    [ContractFact]
    public async Task Released_tickets_have_a_greater_version_than_their_hold()
    {
        var fixture = await OpenAsync(5);
        var held = (await fixture.HoldTicketsAsync(Ada, 0, 2)).Value!;
        var before = await ReadAsync(fixture);

        var cancelled = await fixture.CancelAsync(Ada, held.Id);

        var message = Assert.Single(cancelled.Value!.Messages.OfType<TicketStockChanged>());
        Assert.Equal((3, 5), (before.Available, message.Available));
        Assert.InRange(message.Version, before.Version + 1, long.MaxValue);
        Assert.Equal(message.Version, (await ReadAsync(fixture)).Version);
    }

    [ContractFact]
    public async Task Versions_grow_after_Redis_loses_all_data()
    {
        var fixture = await OpenAsync(5);
        var before = await HoldAsync(fixture, "ada");
        await fixture.EmptyRedisAsync();

        var after = await ReadAsync(fixture);

        Assert.InRange(after.Version, before.Version + 1, long.MaxValue);
    }

    private async Task<SaleFixture> OpenAsync(int quantity) => SaleFixture.Open(
        await TestRedis.OpenAsync(kind),
        new InMemoryDocuments(),
        new SaleFixture.Options { TicketQuantities = [quantity] });

    private static async Task<TicketStockChanged> HoldAsync(SaleFixture fixture, string user)
    {
        var result = await fixture.ReserveTickets.ExecuteAsync(
            new UserId(user),
            fixture.Performance.Id,
            [(TicketTypeId.Of(fixture.Performance.Id, 0), 1)],
            null,
            default);

        return Assert.Single(result.Value!.Messages.OfType<TicketStockChanged>());
    }

    private static async Task<StockLevel> ReadAsync(SaleFixture fixture) =>
        Assert.Single(await fixture.Stock.ReadAsync(fixture.Performance.Id, default));
}

public sealed class GarnetStockVersionTests() : StockVersionContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerStockVersionTests() : StockVersionContract(RedisKind.Redis);
