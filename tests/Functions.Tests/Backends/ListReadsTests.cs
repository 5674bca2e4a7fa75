using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.Backends;

/// <summary>A list costs the same reads of the store however long it is.</summary>
public sealed class ListReadsTests : IAsyncLifetime
{
    private readonly BackendPlatform _platform = new(passesWithoutRedis: false)
    {
        // Nothing else is read meanwhile.
        Settings = [new("Catalogue:FreshMilliseconds", "60000"), new("Catalogue:StaleMilliseconds", "600000")],
    };

    public Task InitializeAsync() => _platform.InitializeAsync();

    public Task DisposeAsync() => _platform.DisposeAsync();

    [RedisInstalledFact]
    public async Task My_reservations_cost_one_read()
    {
        EventFixture[] events =
            [await EventFixture.OpenAsync(_platform), await EventFixture.OpenAsync(_platform)];
        var (few, many) = (await BuyAsync(events, 2), await BuyAsync(events, 16));
        await ListAsync(few); // The catalogue is read once.

        // The entry of the last purchase is completed behind its answer.
        await Eventually.IsTrueAsync(async () => await CountAsync(few) == 1, "the list of two costs one read");
        await Eventually.IsTrueAsync(async () => await CountAsync(many) == 1, "the list of sixteen costs one read");
        Assert.Equal(16, (await ListAsync(many)).GetArrayLength());
    }

    [RedisInstalledFact]
    public async Task A_refund_is_listed_at_once_and_costs_one_read_again()
    {
        var fixture = await EventFixture.OpenAsync(_platform);
        var token = await _platform.IssueAsync(AccountRole.User);
        var bought = await fixture.BuyAsync(token, fixture.Seats[0]);
        Assert.Equal("confirmed", StatusOf(await ListAsync(token)));

        Assert.Equal(200, (await fixture.CancelAsync(token, bought.Id())).Status);

        Assert.Equal("cancelled", StatusOf(await ListAsync(token)));
        await Eventually.IsTrueAsync(async () => await CountAsync(token) == 1, "the list costs one read");
        Assert.Equal("cancelled", StatusOf(await ListAsync(token)));
    }

    [RedisInstalledFact]
    public async Task Film_tickets_cost_the_same_reads_for_short_and_long_pages()
    {
        for (var order = 0; order < 10; order++)
        {
            await _platform.IssueAsync(quantity: 10);
        }

        var few = await CountAsync("/tickets?limit=5", null);
        var many = await CountAsync("/tickets?limit=100", null);

        Assert.Equal(few, many);
    }

    [RedisInstalledFact]
    public async Task The_tickets_of_a_reservation_cost_the_same_reads_for_one_and_for_four()
    {
        var fixture = await EventFixture.OpenAsync(_platform);
        var token = await _platform.IssueAsync(AccountRole.User);
        var (one, four) = (
            await fixture.BuyAsync(token, fixture.Seats[0]), await fixture.BuyAsync(token, fixture.Seats[1..5]));

        var few = await CountAsync($"/api/v1/reservations/{one.Id()}/tickets", token);
        var many = await CountAsync($"/api/v1/reservations/{four.Id()}/tickets", token);

        Assert.Equal(few, many);
    }

    [RedisInstalledTheory]
    [InlineData("/api/v1/events?limit=100")]
    [InlineData("/api/v1/admin/events?limit=100")]
    [InlineData("/api/v1/seats/layouts")]
    [InlineData("/mock/faults")]
    public async Task Other_lists_cost_the_same_reads_after_more_entries_were_made(string path)
    {
        await CountAsync(path, _platform.AdminToken);
        var few = await CountAsync(path, _platform.AdminToken);

        for (var i = 0; i < 5; i++)
        {
            await EventFixture.OpenAsync(_platform);
            await _platform.Client.PostAsync(
                "/mock/faults", """{"supplier":"hkdl","fault":"late","client":"nobody","forSeconds":600}""");
        }

        await CountAsync(path, _platform.AdminToken);
        Assert.Equal(few, await CountAsync(path, _platform.AdminToken));
    }

    private async Task<string> BuyAsync(EventFixture[] events, int count)
    {
        var token = await _platform.IssueAsync(AccountRole.User);

        for (var i = 0; i < count; i++)
        {
            var fixture = events[i % events.Length];
            var held = (await fixture.OrderAsync(token, (fixture.Standing, 1))).Body.GetProperty("reservation");
            await fixture.CreateIntentAsync(token, held.Id(), held.GetProperty("totalAmount").GetInt64());
            Assert.Equal(200, (await fixture.ConfirmAsync(token, held.Id())).Status);
        }

        return token;
    }

    private static string? StatusOf(JsonElement list) =>
        Assert.Single(list.EnumerateArray()).GetProperty("status").GetString();

    private async Task<JsonElement> ListAsync(string token) =>
        (await _platform.Client.SendAsync(HttpMethod.Get, "/api/v1/reservations/my", token)).Body
            .GetProperty("reservations");

    private Task<int> CountAsync(string token) => CountAsync("/api/v1/reservations/my", token);

    private async Task<int> CountAsync(string path, string? token)
    {
        var before = _platform.Documents.ReadCount;
        Assert.Equal(200, (await _platform.Client.SendAsync(HttpMethod.Get, path, token)).Status);

        return _platform.Documents.ReadCount - before;
    }
}
