using System.Net;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

/// <summary>ETag and 304 of the answers that are asked most.</summary>
[Collection(PlatformTests.Name)]
public sealed class ConditionalReadsTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("list")]
    [InlineData("detail")]
    [InlineData("types")]
    [InlineData("seats")]
    [InlineData("layouts")]
    public async Task An_answer_that_is_known_is_not_sent_again(string what)
    {
        var path = await PathOfAsync(what);

        foreach (var coding in (string?[])[null, "gzip", "br"])
        {
            using var first = await GetAsync(path, coding);
            using var known = await GetAsync(path, coding, first.Headers.ETag!.ToString());
            using var list = await GetAsync(path, coding, $"\"another\", W/{first.Headers.ETag.Tag}");
            using var any = await GetAsync(path, coding, "*");
            using var other = await GetAsync(path, coding, "\"another\"");

            Assert.Equal((coding, HttpStatusCode.NotModified), (coding, known.StatusCode));
            Assert.Equal(HttpStatusCode.NotModified, list.StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, any.StatusCode);
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            Assert.Equal(first.Content.Headers.ContentEncoding.Count > 0, first.Headers.ETag.IsWeak);
            Assert.Equal(first.Headers.ETag.Tag, known.Headers.ETag?.Tag);
            Assert.Contains("Accept-Encoding", known.Headers.Vary);
            Assert.Equal("no-cache, public", string.Join(", ", known.Headers.CacheControl!.ToString().Split(", ").Order()));
        }
    }

    [Fact]
    public async Task A_hold_changes_the_tag_of_the_seat_map()
    {
        var layout = await platform.AddLayoutAsync(CatalogueCalls.Layout("Hall", CatalogueCalls.Section("A", 30, 20)));
        var body = CatalogueCalls.Event(CatalogueCalls.Word());
        body["seatLayoutId"] = layout;
        var id = (await platform.PublishAsync(body)).Id();
        using var before = await GetAsync($"/api/v1/seats/events/{id}", "gzip");
        var map = await platform.GetAsync($"/api/v1/seats/events/{id}");

        await platform.Client.PostAsync(
            "/api/v1/seats/reserve",
            new JsonObject
            {
                ["eventId"] = id,
                ["seatIds"] = new JsonArray(map.Body.GetProperty("seats")[0].Id()),
            }.ToJsonString(),
            platform.UserToken);
        using var after = await GetAsync($"/api/v1/seats/events/{id}", null, before.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag.Tag, after.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task A_thousand_events_are_one_page_and_no_more()
    {
        var whole = await platform.GetAsync("/api/v1/events?limit=1000");
        var beyond = await platform.GetAsync("/api/v1/events?limit=1001");

        Assert.Equal((200, 400), (whole.Status, beyond.Status));
        Assert.Equal(1_000, whole.Body.GetProperty("pagination").GetProperty("limit").GetInt32());
        Assert.Contains("1 to 1000, not 1001", beyond.Message, StringComparison.Ordinal);
    }

    private async Task<string> PathOfAsync(string what)
    {
        var word = CatalogueCalls.Word();
        var body = CatalogueCalls.Event(word);
        body["description"] = new string('가', 3_000);
        body["seatLayoutId"] = await platform.AddLayoutAsync(
            CatalogueCalls.Layout("Hall", CatalogueCalls.Section("A", 10, 20)));
        var id = (await platform.PublishAsync(body)).Id();

        return what switch
        {
            "list" => $"/api/v1/events?q={word}",
            "detail" => $"/api/v1/events/{id}",
            "types" => $"/api/v1/tickets/event/{id}",
            "layouts" => "/api/v1/seats/layouts",
            _ => $"/api/v1/seats/events/{id}",
        };
    }

    private Task<HttpResponseMessage> GetAsync(string path, string? coding, string? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);

        if (coding is not null)
        {
            request.Headers.Add("Accept-Encoding", coding);
        }

        if (known is not null)
        {
            request.Headers.Add("If-None-Match", known);
        }

        return platform.Client.SendAsync(request);
    }
}
