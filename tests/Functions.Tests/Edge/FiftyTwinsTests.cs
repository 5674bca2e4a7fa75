using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Purchases;
using Serverless.Functions.Tests.Purchases.Gateway;
using Serverless.Functions.Tests.Tickets.Admission;

namespace Serverless.Functions.Tests.Edge;

/// <summary>Fifty requests at once with one key: the work is done once, and all who hear of it hear the same.</summary>
[Collection(PlatformTests.Name)]
public sealed class FiftyTwinsTests(PlatformFixture platform)
{
    private const int Twins = 50;

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task Ask_for_one_payment()
    {
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();
        var held = (await hall.HoldAsync(token, hall.Seats[0])).Body.GetProperty("reservation");

        await SendAsync(
            "/api/v1/payment/intent",
            $$"""{"reservation_id":"{{held.Id()}}","amount":{{held.GetProperty("totalAmount")}},"currency":"KRW"}""",
            token);

        Assert.Equal(1, await CountAsync("simulated-payments", hall.Tag, ""));
    }

    [Fact]
    public async Task Confirm_one_sale()
    {
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();
        var held = (await hall.HoldAsync(token, hall.Seats[0])).Body.GetProperty("reservation");
        await hall.AskAsync(token, held.Id(), held.GetProperty("totalAmount").GetInt64());

        await SendAsync($"/api/v1/reservations/{held.Id()}/confirm", "", token);

        Assert.Equal(1, await CountAsync("sales", hall.Tag, "seat:"));
        Assert.Equal("reserved", (await hall.StatesAsync())[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_once(bool isPaid)
    {
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();
        var id = isPaid
            ? (await hall.BuyAsync(token, hall.Seats[0])).Id()
            : (await hall.HoldAsync(token, hall.Seats[0])).Body.GetProperty("reservation").Id();

        await SendAsync($"/api/v1/reservations/{id}/cancel", "", token);

        Assert.Equal("available", (await hall.StatesAsync())[0]);
        Assert.Equal(0, await CountAsync("sales", hall.Tag, "seat:"));
    }

    [Fact]
    public async Task Hold_once_through_the_gateway()
    {
        var hall = await Hall.OpenAsync(platform);
        var token = await hall.VisitorAsync();

        await SendAsync(GatewayCalls.Create, GatewayCalls.Wish(hall.Id, ["A-1-1"]).ToJsonString(), token);

        var mine = await hall.ShowAsync(token, "/api/v1/reservations/my");
        Assert.Single(mine.Body.GetProperty("reservations").EnumerateArray());
    }

    [Fact]
    public async Task Take_one_place_in_line()
    {
        var hall = await Hall.OpenAsync(platform);

        await SendAsync(GatewayCalls.Join, $$"""{"event_id":"{{hall.Id}}"}""");
    }

    [Fact]
    public async Task Make_one_account_and_one_event()
    {
        var word = CatalogueCalls.Word();

        await SendAsync("/api/auth/signup", $$"""
            {"name":"Ada","email":"{{word}}@example.com","password":"a password","phone":"010-1234-5678",
             "birthDate":"1990-01-01"}
            """);
        await SendAsync(CatalogueCalls.Admin, CatalogueCalls.Event(word).ToJsonString(), platform.AdminToken);
    }

    [Fact]
    public async Task Refund_film_tickets_once()
    {
        var id = (await platform.IssueAsync())[0];

        var answer = await SendAsync("/tickets/refund", $$"""{"ticket_ids":["{{id}}"]}""");

        Assert.Equal(id, answer.Body.GetProperty("refunded")[0].GetString());
    }

    /// <summary>The answer that all of them hear, sooner or later.</summary>
    private async Task<Answer> SendAsync(string path, string body, string? token = null)
    {
        var key = Ids.Next().ToString();

        var twins = await Task.WhenAll(Enumerable.Range(0, Twins).Select(_ =>
            platform.Client.PostAsync(path, body, token, key)));
        var later = await platform.Client.PostAsync(path, body, token, key);

        var first = Assert.Single(twins, twin => twin.Status < 300 && !IsReplay(twin));
        Assert.Equal((first.Status, first.Text, true), (later.Status, later.Text, IsReplay(later)));
        Assert.All(twins, twin => Assert.Equal(
            twin.Status < 300 ? (first.Status, first.Text) : (409, "request.key-in-flight"),
            (twin.Status, twin.Status < 300 ? twin.Text : twin.Reason)));

        return first;
    }

    private static bool IsReplay(Answer answer) => answer.Headers.Contains(ReplayedAnswer.Header);

    private async Task<int> CountAsync(string collection, string partition, string prefix)
    {
        var page = await platform.Platform.Services.GetRequiredService<IDocuments>().ListAsync(
            new DocumentPartition(collection, partition), DocumentRange.Prefix(prefix), Twins, default);

        return page.Documents.Count;
    }
}
