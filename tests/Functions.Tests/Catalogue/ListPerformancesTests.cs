using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

[Collection(PlatformTests.Name)]
public sealed class ListPerformancesTests(PlatformFixture platform)
{
    [Fact]
    public async Task Returns_every_member_of_an_event_with_its_type()
    {
        var word = CatalogueCalls.Word();
        var body = CatalogueCalls.Event($"Evening {word}");
        body["description"] = "말";
        body["address"] = "Seoul";
        body["artistName"] = "새벽";
        body["posterImageUrl"] = "https://tiketi.example/p.webp";
        body["saleStartDate"] = "2026-01-02T12:00:00.1239+09:00";
        var published = await platform.PublishAsync(body);

        var answer = await FindAsync($"q={word}");
        var row = Assert.Single(answer.Body.GetProperty("events").EnumerateArray());

        Assert.Equal(["events", "pagination"], answer.Body.Members());
        Assert.Equal(
            [
                "id", "title", "description", "venue", "address", "event_date", "sale_start_date", "sale_end_date",
                "poster_image_url", "status", "artist_name", "ticket_type_count", "min_price", "max_price",
            ],
            row.Members());
        Assert.Equal(published.Id(), row.Id());
        Assert.Equal($"Evening {word}", row.GetProperty("title").GetString());
        Assert.Equal("말", row.GetProperty("description").GetString());
        Assert.Equal("정동 대극장", row.GetProperty("venue").GetString());
        Assert.Equal("Seoul", row.GetProperty("address").GetString());
        Assert.Equal("새벽", row.GetProperty("artist_name").GetString());
        Assert.Equal("https://tiketi.example/p.webp", row.GetProperty("poster_image_url").GetString());
        Assert.Equal("on_sale", row.GetProperty("status").GetString());
        Assert.Equal("2026-01-02T03:00:00.123Z", row.GetProperty("sale_start_date").GetString());
        Assert.Equal(2, row.GetProperty("ticket_type_count").GetInt32());
        Assert.Equal(50_000, row.GetProperty("min_price").GetInt64());
        Assert.Equal(90_000, row.GetProperty("max_price").GetInt64());
        Assert.Equal(
            """{"page":1,"limit":10,"total":1,"totalPages":1}""",
            JsonSerializer.Serialize(answer.Body.GetProperty("pagination")));
    }

    [Fact]
    public async Task Prices_of_an_event_with_seats_only_and_missing_texts_are_null()
    {
        var word = CatalogueCalls.Word();
        var body = CatalogueCalls.Event(word);
        body["ticketTypes"] = new JsonArray();
        body["seatLayoutId"] = await platform.AddLayoutAsync(
            CatalogueCalls.Layout(word, CatalogueCalls.Section("A", 1, 5)));
        await platform.PublishAsync(body);

        var row = Assert.Single((await FindAsync($"q={word}")).Body.GetProperty("events").EnumerateArray());

        Assert.Equal(0, row.GetProperty("ticket_type_count").GetInt32());

        foreach (var member in (string[])
            ["min_price", "max_price", "description", "address", "artist_name", "poster_image_url"])
        {
            Assert.Equal((member, JsonValueKind.Null), (member, row.GetProperty(member).ValueKind));
        }
    }

    [Fact]
    public async Task Lists_events_by_sale_start_in_pages()
    {
        var word = CatalogueCalls.Word();
        var ids = new Dictionary<int, string>();

        foreach (var hours in new[] { 3, -1, 2, -2, 1 })
        {
            ids[hours] = (await platform.PublishAsync(CatalogueCalls.Event(word, hours))).Id();
        }

        string[] inOrder = [ids[-2], ids[-1], ids[1], ids[2], ids[3]];
        Assert.Equal(inOrder, Ids(await FindAsync($"q={word}")));
        Assert.Equal(inOrder[2..4], Ids(await FindAsync($"q={word}&page=2&limit=2")));
        var last = await FindAsync($"q={word}&page=3&limit=2");
        Assert.Equal(inOrder[4..], Ids(last));
        Assert.Equal(
            """{"page":3,"limit":2,"total":5,"totalPages":3}""",
            JsonSerializer.Serialize(last.Body.GetProperty("pagination")));
        Assert.Empty(Ids(await FindAsync($"q={word}&page=2147483647&limit=100")));
        Assert.Equal(inOrder[..2], Ids(await FindAsync($"q={word}&status=on_sale")));
        Assert.Equal(inOrder[2..], Ids(await FindAsync($"q={word}&status=upcoming")));
        Assert.Empty(Ids(await FindAsync($"q={word}&status=sold_out")));
    }

    [Fact]
    public async Task Never_lists_drafts()
    {
        var word = CatalogueCalls.Word();
        await platform.DraftAsync(CatalogueCalls.Event(word));

        Assert.Empty(Ids(await FindAsync($"q={word}")));
        Assert.Empty(Ids(await FindAsync($"q={word}&status=draft")));
    }

    [Theory]
    [InlineData("status=nonsense")]
    [InlineData("status=ON_SALE")]
    [InlineData("status=cancelled&q=no-such-word")]
    [InlineData("q=no-such-word&status=")]
    public async Task A_search_without_matches_returns_an_empty_list(string query)
    {
        var answer = await FindAsync(query);

        Assert.Equal(200, answer.Status);
        Assert.Empty(Ids(answer));
        Assert.Equal(
            """{"page":1,"limit":10,"total":0,"totalPages":0}""",
            JsonSerializer.Serialize(answer.Body.GetProperty("pagination")));
    }

    [Fact]
    public async Task Finds_a_title_by_its_name_in_the_other_language()
    {
        var word = CatalogueCalls.Word();
        var title = $"햄릿 {word}";
        await platform.PublishAsync(CatalogueCalls.Event(title));

        var found = await FindAsync("q=hamlet&limit=100");

        Assert.Contains(
            found.Body.GetProperty("events").EnumerateArray(), row => row.GetProperty("title").GetString() == title);
    }

    private Task<Answer> FindAsync(string query) => platform.GetAsync($"/api/v1/events?{query}");

    private static string[] Ids(Answer answer) =>
        [.. answer.Body.GetProperty("events").EnumerateArray().Select(row => row.Id())];
}
