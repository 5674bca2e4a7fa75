using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

/// <summary>Administrators' endpoints for performances.</summary>
[Collection(PlatformTests.Name)]
public sealed class ManagePerformancesTests(PlatformFixture platform)
{
    [Fact]
    public async Task A_draft_is_changed_published_and_cancelled()
    {
        var draft = await platform.DraftAsync(CatalogueCalls.Event("Evening"));
        Assert.Equal("draft", Status(draft));

        var changed = await platform.AdminAsync(
            HttpMethod.Put, $"{CatalogueCalls.Admin}/{draft.Id()}", CatalogueCalls.Event("Another"));
        Assert.Equal("Another", changed.Body.GetProperty("event").GetProperty("title").GetString());

        var published = await PostAsync(draft, "publish");
        Assert.Equal((200, "on_sale"), (published.Status, Status(published.Body.GetProperty("event"))));
        Assert.Equal("on_sale", await ShownStatusAsync(draft));
        Assert.Equal(200, (await PostAsync(draft, "publish")).Status);

        var cancelled = await PostAsync(draft, "cancel");
        Assert.Equal((200, "cancelled"), (cancelled.Status, Status(cancelled.Body.GetProperty("event"))));
        Assert.Equal("cancelled", await ShownStatusAsync(draft));
        Assert.Equal(200, (await PostAsync(draft, "cancel")).Status);
        Assert.Equal("catalogue.over", (await PostAsync(draft, "publish")).Reason);
    }

    [Fact]
    public async Task Returns_the_members_that_administrators_need()
    {
        var body = CatalogueCalls.Event("Evening");
        body["queue"] = new JsonObject { ["threshold"] = 10, ["ratePerSecond"] = 2 };
        var layout = await platform.AddLayoutAsync(
            CatalogueCalls.Layout("Hall", CatalogueCalls.Section("A", 2, 10)));
        body["seatLayoutId"] = layout;

        var draft = await platform.DraftAsync(body);

        Assert.Equal(
            [
                "id", "title", "description", "venue", "address", "artistName", "posterImageUrl", "status", "eventDate",
                "saleStartDate", "saleEndDate", "seatLayoutId", "seatCount", "ticketTypes", "queue", "createdAt",
                "updatedAt", "refundableUntil", "refundStatus",
            ],
            draft.Members());
        Assert.Equal(
            (layout, 20), (draft.GetProperty("seatLayoutId").GetString(), draft.GetProperty("seatCount").GetInt32()));
        Assert.Equal("""{"threshold":10,"ratePerSecond":2}""", draft.GetProperty("queue").GetRawText());
        Assert.Equal(
            ["id", "name", "description", "price", "totalQuantity"], draft.GetProperty("ticketTypes")[0].Members());
    }

    [Fact]
    public async Task Lists_drafts_in_pages()
    {
        var draft = await platform.DraftAsync(CatalogueCalls.Event("Evening"));
        var ids = new List<string>();
        int pages;
        var page = 1;

        do
        {
            var answer = await platform.AdminAsync(HttpMethod.Get, $"{CatalogueCalls.Admin}?page={page++}&limit=100");
            ids.AddRange(answer.Body.GetProperty("events").EnumerateArray().Select(row => row.Id()));
            pages = answer.Body.GetProperty("pagination").GetProperty("totalPages").GetInt32();
        }
        while (page <= pages);

        Assert.Contains(draft.Id(), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(400, (await platform.AdminAsync(HttpMethod.Get, $"{CatalogueCalls.Admin}?limit=1001")).Status);
    }

    [Fact]
    public async Task The_ticket_types_of_a_published_event_cannot_change()
    {
        var published = await platform.PublishAsync(CatalogueCalls.Event("Evening"));
        var wanted = CatalogueCalls.Event("Renamed");
        wanted["ticketTypes"] = new JsonArray(CatalogueCalls.Type("Standing", 1, 100));

        var rejected = await platform.AdminAsync(
            HttpMethod.Put, $"{CatalogueCalls.Admin}/{published.Id()}", wanted);
        var renamed = await platform.AdminAsync(
            HttpMethod.Put, $"{CatalogueCalls.Admin}/{published.Id()}", CatalogueCalls.Event("Renamed"));

        Assert.Equal((409, "catalogue.already-published"), (rejected.Status, rejected.Reason));
        rejected.IsProblemIn(ApiContract.Tiketi);
        Assert.Equal(200, renamed.Status);
        Assert.Equal(
            published.GetProperty("ticketTypes").GetRawText(),
            renamed.Body.GetProperty("event").GetProperty("ticketTypes").GetRawText());
    }

    [Fact]
    public async Task Stores_the_queue_rules()
    {
        var published = await platform.PublishAsync(CatalogueCalls.Event("Evening"));
        var queue = new JsonObject { ["threshold"] = 7, ["ratePerSecond"] = 3 };

        var answer = await platform.AdminAsync(
            HttpMethod.Put, $"{CatalogueCalls.Admin}/{published.Id()}/queue", queue);
        var status = await platform.Client.SendAsync(
            HttpMethod.Get, $"/api/v1/queue/status/{published.Id()}", platform.UserToken);

        Assert.Equal((200, 7), (answer.Status, answer.Body.GetProperty("threshold").GetInt32()));
        Assert.Equal(7, status.Body.GetProperty("threshold").GetInt32());
    }

    [Fact]
    public async Task Rejects_publishing_an_event_without_seats_or_ticket_types()
    {
        var body = CatalogueCalls.Event("Evening");
        body.Remove("ticketTypes");
        var draft = await platform.DraftAsync(body);

        var answer = await PostAsync(draft, "publish");

        Assert.Equal((409, "catalogue.nothing-to-sell"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Rejects_unknown_and_malformed_ids()
    {
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Put, ""), (HttpMethod.Post, "/publish"), (HttpMethod.Post, "/cancel"),
        })
        {
            var unknown = await platform.AdminAsync(
                method, $"{CatalogueCalls.Admin}/{Calls.UnknownId}{path}", CatalogueCalls.Event("Evening"));
            var malformed = await platform.AdminAsync(
                method, $"{CatalogueCalls.Admin}/7{path}", CatalogueCalls.Event("Evening"));

            Assert.Equal((404, "catalogue.unknown-performance"), (unknown.Status, unknown.Reason));
            Assert.Equal((400, "Invalid event ID format"), (malformed.Status, malformed.Message));
        }
    }

    private Task<Answer> PostAsync(JsonElement performance, string action) =>
        platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{performance.Id()}/{action}");

    private async Task<string?> ShownStatusAsync(JsonElement performance) =>
        Status((await platform.GetAsync($"/api/v1/events/{performance.Id()}")).Body.GetProperty("event"));

    private static string? Status(JsonElement performance) => performance.GetProperty("status").GetString();
}
