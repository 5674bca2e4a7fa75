using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

[Collection(PlatformTests.Name)]
public sealed class ShowPerformanceTests(PlatformFixture platform)
{
    [Fact]
    public async Task Returns_every_member_of_an_event_with_its_ticket_types_by_price_descending()
    {
        var body = CatalogueCalls.Event("Evening");
        body["queue"] = new JsonObject { ["threshold"] = 10, ["ratePerSecond"] = 1 };
        var published = await platform.PublishAsync(body);

        var answer = await platform.GetAsync($"/api/v1/events/{published.Id()}");

        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal(["event", "ticketTypes"], answer.Body.Members());
        var shown = answer.Body.GetProperty("event");
        Assert.Equal(
            [
                "id", "title", "description", "venue", "address", "event_date", "sale_start_date", "sale_end_date",
                "poster_image_url", "status", "seat_layout_id", "artist_name", "pre_scaled", "created_by",
                "created_at", "updated_at",
            ],
            shown.Members());
        Assert.Equal(published.Id(), shown.Id());
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("seat_layout_id").ValueKind);
        Assert.Contains(
            shown.GetProperty("pre_scaled").ValueKind, (JsonValueKind[])[JsonValueKind.True, JsonValueKind.False]);
        Assert.True(Guid.TryParseExact(shown.GetProperty("created_by").GetString(), "D", out _));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", shown.GetProperty("created_at").GetString());

        var types = answer.Body.GetProperty("ticketTypes").EnumerateArray().ToArray();
        Assert.Equal(["VIP", "Standing"], types.Select(type => type.GetProperty("name").GetString()));
        Assert.Equal(
            ["id", "name", "price", "total_quantity", "available_quantity", "description"], types[0].Members());
        Assert.Equal(
            (90_000, 10, 10),
            (types[0].GetProperty("price").GetInt64(),
                types[0].GetProperty("total_quantity").GetInt32(),
                types[0].GetProperty("available_quantity").GetInt32()));
        Assert.Equal(JsonValueKind.Null, types[0].GetProperty("description").ValueKind);
    }

    [Fact]
    public async Task A_reservation_reduces_the_stock_in_every_response()
    {
        var published = await platform.PublishAsync(CatalogueCalls.Event("Evening"));
        var type = published.GetProperty("ticketTypes")[0].Id();
        var reserved = await platform.Client.PostAsync(
            "/api/v1/reservations",
            $$"""{"eventId":"{{published.Id()}}","items":[{"ticketTypeId":"{{type}}","quantity":2}]}""",
            await platform.IssueAsync(Domain.Accounts.AccountRole.User));

        var availability = await platform.GetAsync($"/api/v1/tickets/availability/{type}");
        var list = await platform.GetAsync($"/api/v1/tickets/event/{published.Id()}");
        var detail = await platform.GetAsync($"/api/v1/events/{published.Id()}");

        Assert.Equal(201, reserved.Status);
        Assert.Equal("""{"available_quantity":98,"total_quantity":100}""", availability.Text);
        Assert.Equal(["ticketTypes"], list.Body.Members());
        Assert.Equal(
            JsonSerializer.Serialize(detail.Body.GetProperty("ticketTypes")),
            JsonSerializer.Serialize(list.Body.GetProperty("ticketTypes")));
        Assert.Equal(
            98, list.Body.GetProperty("ticketTypes")[1].GetProperty("available_quantity").GetInt32());
    }

    [Theory]
    [InlineData("/api/v1/events/{0}", "Invalid id format")]
    [InlineData("/api/v1/tickets/event/{0}", "Invalid eventId format")]
    [InlineData("/api/v1/tickets/availability/{0}", "Invalid ticketTypeId format")]
    public async Task Rejects_malformed_ids(string route, string message)
    {
        foreach (var id in (string[])["7", "not-a-uuid", "0198c0de00007000800000000000000", "%7B0198%7D"])
        {
            var answer = await platform.GetAsync(string.Format(null, route, id));

            Assert.Equal((400, message), (answer.Status, answer.Message));
            answer.IsProblemIn(ApiContract.Tiketi);
        }
    }

    [Theory]
    [InlineData("/api/v1/events/{0}", "이벤트를 찾을 수 없습니다.", "catalogue.unknown-performance")]
    [InlineData("/api/v1/tickets/event/{0}", "이벤트를 찾을 수 없습니다.", "catalogue.unknown-performance")]
    [InlineData("/api/v1/tickets/availability/{0}", "티켓 타입을 찾을 수 없습니다.", "catalogue.unknown-ticket-type")]
    public async Task Returns_404_for_unknown_ids_and_drafts(string route, string message, string reason)
    {
        var draft = await platform.DraftAsync(CatalogueCalls.Event("Evening"));

        foreach (var id in (string[])
            [Calls.UnknownId, Guid.Empty.ToString(), draft.Id(), draft.GetProperty("ticketTypes")[0].Id()])
        {
            var answer = await platform.GetAsync(string.Format(null, route, id));

            Assert.Equal((404, message, reason), (answer.Status, answer.Message, answer.Reason));
            Assert.Contains(id, answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal("NOT_FOUND", answer.Body.GetProperty("code").GetString());
            answer.IsProblemIn(ApiContract.Tiketi);
        }
    }

    [Fact]
    public async Task Accepts_ids_in_upper_case()
    {
        var published = await platform.PublishAsync(CatalogueCalls.Event("Evening"));

        var answer = await platform.GetAsync($"/api/v1/events/{published.Id().ToUpperInvariant()}");

        Assert.Equal((200, published.Id()), (answer.Status, answer.Body.GetProperty("event").Id()));
    }
}
