using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

/// <summary>Names of events, layouts and ticket types in several forms of the same text.</summary>
[Collection(PlatformTests.Name)]
public sealed class NormalisedNamesTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("아이유", "\u110B\u1161\u110B\u1175\u110B\u1172")]
    [InlineData("\u110B\u1161\u110B\u1175\u110B\u1172", "아이유")]
    [InlineData("Beyoncé", "BEYONCE\u0301")]
    [InlineData("ｶﾞﾝﾀﾞﾑ", "ガンダム")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Main\u200BHall", "mainhall")]
    public async Task Finds_a_title_by_another_form(string title, string search)
    {
        var word = CatalogueCalls.Word();
        var published = await platform.PublishAsync(CatalogueCalls.Event($"{word} {title}"));

        var answer = await platform.GetAsync($"/api/v1/events?q={Uri.EscapeDataString($"{word} {search}")}");

        Assert.Equal(
            published.Id(), Assert.Single(answer.Body.GetProperty("events").EnumerateArray()).Id());
    }

    [Theory]
    [InlineData("\u200B\u3164")]
    [InlineData("Show\0")]
    [InlineData("\u202EwohS")]
    [InlineData("a\u0007b")]
    public async Task Refuses_titles_of_unseen_characters(string title)
    {
        var answer = await platform.AdminAsync(HttpMethod.Post, CatalogueCalls.Admin, CatalogueCalls.Event(title));

        Assert.Equal((400, "catalogue.bad-field"), (answer.Status, answer.Reason));
        Assert.StartsWith("title: ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_lone_surrogate()
    {
        var body = CatalogueCalls.Event("Evening").ToJsonString().Replace("Evening", "\\ud800", StringComparison.Ordinal);

        var answer = await platform.Client.PostAsync(CatalogueCalls.Admin, body, platform.AdminToken);

        Assert.Equal(400, answer.Status);
    }

    [Theory]
    [InlineData("VIP", "ｖｉｐ")]
    [InlineData("스탠딩", "\u1109\u1173\u1110\u1162\u11AB\u1103\u1175\u11BC")]
    [InlineData("A 1", "a  1\u200B")]
    public async Task Two_ticket_types_or_sections_cannot_have_one_name(string one, string other)
    {
        var body = CatalogueCalls.Event("Evening");
        body["ticketTypes"] = new JsonArray(CatalogueCalls.Type(one, 1, 1), CatalogueCalls.Type(other, 1, 1));

        var types = await platform.AdminAsync(HttpMethod.Post, CatalogueCalls.Admin, body);
        var sections = await platform.AdminAsync(
            HttpMethod.Post,
            "/api/v1/admin/layouts",
            CatalogueCalls.Layout("Hall", CatalogueCalls.Section(one, 1, 1), CatalogueCalls.Section(other, 1, 1)));

        Assert.Equal((400, "catalogue.bad-field"), (types.Status, types.Reason));
        Assert.Equal((400, "catalogue.bad-field"), (sections.Status, sections.Reason));
        Assert.Contains("all different", types.Message, StringComparison.Ordinal);
        Assert.Contains("all different", sections.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_limit_counts_characters_of_every_script()
    {
        var body = CatalogueCalls.Event("Evening");
        body["description"] = string.Concat(Enumerable.Repeat("🎫", 5_000));
        body["ticketTypes"] = new JsonArray([.. Enumerable.Range(10, 20).Select(number =>
        {
            var type = CatalogueCalls.Type(string.Concat(Enumerable.Repeat("𠮷", 198)) + number, 1, 1);
            type["description"] = string.Concat(Enumerable.Repeat("🎫", 500));

            return (JsonNode)type;
        })]);

        var published = await platform.PublishAsync(body);
        var shown = await platform.GetAsync($"/api/v1/events/{published.Id()}");

        Assert.Equal(10_000, shown.Body.GetProperty("event").GetProperty("description").GetString()!.Length);
    }
}
