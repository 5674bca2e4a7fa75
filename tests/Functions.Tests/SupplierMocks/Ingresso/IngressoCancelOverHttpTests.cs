using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Cancellations at the Ingresso mock.</summary>
[Collection(IngressoOrdering.Name)]
public sealed class IngressoCancelOverHttpTests(IngressoFixture ingresso)
{
    private const string Circle = "CIRCLE";

    [Fact]
    public async Task Cancels_only_purchased_items_that_the_source_permits()
    {
        var performance = await ingresso.PerformanceAsync("7AB");
        var uuid = await ingresso.ReserveAsync(Order(performance, Circle, "A/pool", 1));

        Assert.Equal("transaction has not been purchased",
            (await ingresso.PostAsync("cancel.v1", $"transaction_uuid={uuid}"))["error_desc"]);

        var bought = await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"));
        var kept = await ingresso.GetAsync($"cancel.v1?transaction_uuid={uuid}");

        Assert.True(bought.Order.GetProperty("ticket_orders").GetProperty("ticket_order")[0].GetProperty("seats")[0]
            .TryGetProperty("barcode", out _));
        Assert.Equal("[]", kept["cancelled_item_numbers"]);
        Assert.Equal("not_permitted", kept.Order.GetProperty("cancellation_status").GetString());
    }

    [Fact]
    public async Task Concurrent_cancellations_take_effect_once()
    {
        var order = Order(await ingresso.PerformanceAsync("7AA", 12), "STALLS", "B/pool", 2, "seat0=C3&seat1=C4");
        var uuid = await ingresso.ReserveAsync(order);
        await ingresso.PostAsync("purchase.v1", Customer($"transaction_uuid={uuid}"));
        var taken = await ingresso.PostAsync("reserve.v1", order);
        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            ingresso.PostAsync("cancel.v1", $"transaction_uuid={uuid}")));
        var free = await ingresso.PostAsync("reserve.v1", order);

        Assert.Equal("got_none", taken.Order.GetProperty("seat_request_status").GetString());
        Assert.Single(race, answer => answer["cancelled_item_numbers"] == "[1]");
        Assert.Equal(7, race.Count(answer => answer["cancelled_item_numbers"] == "[]"));
        Assert.Equal(["C3", "C4"], free.Seats);
    }

    [Fact]
    public async Task Rejects_the_transactions_of_another_user()
    {
        var uuid = await ingresso.ReserveAsync(Order(await ingresso.PerformanceAsync("6IF", 14), Circle, "A/pool", 1));
        var user = As("other", "other-password");

        Assert.Equal(400, (await ingresso.GetAsync($"status.v1?transaction_uuid={uuid}", who: user)).Status);
        Assert.Equal(400, (await ingresso.PostAsync("release.v1", $"transaction_uuid={uuid}", who: user)).Status);
        Assert.Equal("reserved", await ingresso.StatusAsync(uuid));
    }
}
