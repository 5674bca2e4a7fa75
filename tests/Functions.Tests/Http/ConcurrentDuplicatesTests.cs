using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Sales.Gateway;
using Serverless.Functions.Tests.Tickets;

namespace Serverless.Functions.Tests.Http;

/// <summary>Fifty concurrent requests with one key take effect once, and all successful responses are equal.</summary>
[Collection(PlatformTests.Name)]
public sealed class ConcurrentDuplicatesTests(PlatformFixture platform)
{
    private const int Duplicates = 50;

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task Concurrent_intents_create_one_payment()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");

        await SendAsync(
            "/api/v1/payment/intent",
            $$"""{"reservation_id":"{{held.Id()}}","amount":{{held.GetProperty("totalAmount")}},"currency":"KRW"}""",
            token);

        Assert.Equal(1, await CountAsync("simulated-payments", fixture.Tag, ""));
    }

    [Fact]
    public async Task Concurrent_confirmations_make_one_sale()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
        await fixture.CreateIntentAsync(token, held.Id(), held.GetProperty("totalAmount").GetInt64());

        await SendAsync($"/api/v1/reservations/{held.Id()}/confirm", "", token);

        Assert.Equal(1, await CountAsync("sales", fixture.Tag, "seat:"));
        Assert.Equal("reserved", (await fixture.StatesAsync())[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Concurrent_cancellations_take_effect_once(bool isPaid)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var id = isPaid
            ? (await fixture.BuyAsync(token, fixture.Seats[0])).Id()
            : (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation").Id();

        await SendAsync($"/api/v1/reservations/{id}/cancel", "", token);

        Assert.Equal("available", (await fixture.StatesAsync())[0]);
        Assert.Equal(0, await CountAsync("sales", fixture.Tag, "seat:"));
    }

    [Fact]
    public async Task Concurrent_gateway_reservations_make_one_hold()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();

        await SendAsync(GatewayCalls.Create, GatewayCalls.Command(fixture.Id, ["A-1-1"]).ToJsonString(), token);

        var mine = await fixture.ShowAsync(token, "/api/v1/reservations/my");
        Assert.Single(mine.Body.GetProperty("reservations").EnumerateArray());
    }

    [Fact]
    public async Task Concurrent_joins_make_one_queue_entry()
    {
        var fixture = await EventFixture.OpenAsync(platform);

        await SendAsync(GatewayCalls.Join, $$"""{"event_id":"{{fixture.Id}}"}""");
    }

    [Fact]
    public async Task Concurrent_creations_make_one_account_and_one_event()
    {
        var word = CatalogueCalls.Word();

        await SendAsync("/api/auth/signup", $$"""
            {"name":"Ada","email":"{{word}}@example.com","password":"a password","phone":"010-1234-5678",
             "birthDate":"1990-01-01"}
            """);
        await SendAsync(CatalogueCalls.Admin, CatalogueCalls.Event(word).ToJsonString(), platform.AdminToken);
    }

    [Fact]
    public async Task Concurrent_refunds_of_film_tickets_take_effect_once()
    {
        var id = (await platform.IssueAsync())[0];

        var answer = await SendAsync("/tickets/refund", $$"""{"ticket_ids":["{{id}}"]}""");

        Assert.Equal(id, answer.Body.GetProperty("refunded")[0].GetString());
    }

    /// <summary>Sends the duplicates and returns the one response that all of them get in the end.</summary>
    private async Task<Answer> SendAsync(string path, string body, string? token = null)
    {
        var key = Ids.Next().ToString();

        var duplicates = await Task.WhenAll(Enumerable.Range(0, Duplicates).Select(_ =>
            platform.Client.PostAsync(path, body, token, key)));
        var later = await platform.Client.PostAsync(path, body, token, key);

        var first = Assert.Single(duplicates, duplicate => duplicate.Status < 300 && !IsReplay(duplicate));
        Assert.Equal((first.Status, first.Text, true), (later.Status, later.Text, IsReplay(later)));
        Assert.All(duplicates, duplicate => Assert.Equal(
            duplicate.Status < 300 ? (first.Status, first.Text) : (409, "request.key-in-flight"),
            (duplicate.Status, duplicate.Status < 300 ? duplicate.Text : duplicate.Reason)));

        return first;
    }

    private static bool IsReplay(Answer answer) => answer.Headers.Contains(ReplayedResponse.Header);

    private async Task<int> CountAsync(string collection, string partition, string prefix)
    {
        var page = await platform.Platform.Services.GetRequiredService<IDocuments>().ListAsync(
            new DocumentPartition(collection, partition), DocumentRange.Prefix(prefix), Duplicates, default);

        return page.Documents.Count;
    }
}
