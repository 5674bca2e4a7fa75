using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

/// <summary>An edit changes what it gives and nothing else.</summary>
[Collection(PlatformTests.Name)]
public sealed class EditEventsTests(PlatformFixture platform)
{
    // Each update endpoint is here or in another test of its optional members.
    // Passwords have no members that could stay, each is one value with its proof; a cancellation has none at all.
    private static readonly string[] Updates =
    [
        "CancelBookingForCustomer", "ChangePassword", "ChangePerformance", "ChangeProfile", "ChangeUserProfile",
        "ResetPassword", "SetAccountRole", "SetQueueRules",
    ];

    private static readonly Dictionary<string, JsonNode> NewValues = new()
    {
        ["title"] = "새 제목",
        ["venue"] = "새 극장",
        ["description"] = "새 설명",
        ["address"] = "새 주소",
        ["artistName"] = "새 가수",
        ["posterImageUrl"] = "https://tiketi.example/new.png",
        ["eventDate"] = "2999-01-03T00:00:00.000Z",
        ["saleStartDate"] = "2998-12-01T00:00:00.000Z",
        ["saleEndDate"] = "2999-01-02T00:00:00.000Z",
        ["refundableUntil"] = "2998-12-31T00:00:00.000Z",
    };

    public static TheoryData<string> Members => [.. NewValues.Keys];

    [Fact]
    public void Every_update_endpoint_is_tested() => Assert.Equal(
        Updates,
        FunctionTable.Of(typeof(FunctionApp).Assembly).Functions
            .Where(function => function.Methods.Any(method => method is "PUT" or "PATCH"))
            .Select(function => function.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_that_is_left_out_stays(string left)
    {
        var before = await platform.PublishAsync(Whole());
        var change = new JsonObject();

        foreach (var (name, value) in NewValues.Where(pair => pair.Key != left))
        {
            change[name] = value.DeepClone();
        }

        // The order of the instants must hold with the one that stays.
        if (left == "refundableUntil" || left.EndsWith("Date", StringComparison.Ordinal))
        {
            foreach (var name in (string[])["eventDate", "saleStartDate", "saleEndDate", "refundableUntil"])
            {
                change.Remove(name);
            }
        }

        var answer = await platform.AdminAsync(HttpMethod.Put, $"{CatalogueCalls.Admin}/{before.Id()}", change);
        var after = (await platform.AdminAsync(HttpMethod.Get, $"{CatalogueCalls.Admin}/{before.Id()}")).Body
            .GetProperty("event");

        Assert.Equal((200, ""), (answer.Status, answer.Status == 200 ? "" : answer.Text));

        foreach (var member in before.EnumerateObject().Where(member => member.Name is not ("updatedAt" or "status")))
        {
            var expected = change[member.Name] is { } given
                ? JsonSerializer.SerializeToElement(given).GetRawText()
                : member.Value.GetRawText();

            Assert.Equal(
                (member.Name, Unescape(expected)), (member.Name, Unescape(after.GetProperty(member.Name).GetRawText())));
        }
    }

    [Fact]
    public async Task Nothing_given_changes_nothing()
    {
        var before = await platform.PublishAsync(Whole());

        var answer = await platform.AdminAsync(HttpMethod.Put, $"{CatalogueCalls.Admin}/{before.Id()}", []);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            before.GetProperty("queue").GetRawText(), answer.Body.GetProperty("event").GetProperty("queue").GetRawText());
    }

    [Theory]
    [InlineData("null", 409)]
    [InlineData("""{"threshold":11,"ratePerSecond":2}""", 409)]
    [InlineData("""{"threshold":10,"ratePerSecond":2}""", 200)]
    public async Task The_queue_is_changed_by_its_own_endpoint_alone(string queue, int status)
    {
        var before = await platform.PublishAsync(Whole());

        var answer = await platform.AdminAsync(
            HttpMethod.Put,
            $"{CatalogueCalls.Admin}/{before.Id()}",
            new JsonObject { ["title"] = "Renamed", ["queue"] = JsonNode.Parse(queue) });
        var after = await platform.AdminAsync(HttpMethod.Get, $"{CatalogueCalls.Admin}/{before.Id()}/queue");

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? null : "catalogue.queue-elsewhere", answer.Reason);
        Assert.Equal("""{"queue":{"threshold":10,"ratePerSecond":2}}""", after.Text);
    }

    [Theory]
    [InlineData("description")]
    [InlineData("address")]
    [InlineData("artistName")]
    [InlineData("posterImageUrl")]
    [InlineData("refundableUntil")]
    public async Task Null_empties_what_may_be_empty(string member)
    {
        var before = await platform.PublishAsync(Whole());

        var answer = await platform.AdminAsync(
            HttpMethod.Put, $"{CatalogueCalls.Admin}/{before.Id()}", new JsonObject { [member] = null });

        Assert.Equal(200, answer.Status);
        Assert.Equal(JsonValueKind.Null, answer.Body.GetProperty("event").GetProperty(member).ValueKind);
    }

    [Theory]
    [InlineData("""{"title":null}""", "request.missing-field", "title")]
    [InlineData("""{"eventDate":null}""", "request.missing-field", "eventDate")]
    [InlineData("""{"status":"on_sale"}""", "request.unknown-member", "status")]
    [InlineData("""{"event":{}}""", "request.unknown-member", "event")]
    [InlineData("""{"eventDate":"2999-01-01T20:00:00"}""", "request.malformed", "offset")]
    [InlineData("""{"eventDate":"2999-01-01"}""", "request.malformed", "offset")]
    [InlineData("""{"saleEndDate":"2999-06-01T00:00:00Z"}""", "catalogue.bad-field", "2999-06-01")]
    [InlineData("""{"refundableUntil":"2999-06-01T00:00:00Z"}""", "catalogue.bad-field", "2999-06-01")]
    public async Task A_refusal_says_what_was_asked(string body, string reason, string word)
    {
        var before = await platform.PublishAsync(Whole());

        var answer = await platform.AdminAsync(
            HttpMethod.Put, $"{CatalogueCalls.Admin}/{before.Id()}", JsonNode.Parse(body)!.AsObject());

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
        Assert.Contains(word, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_is_added_and_removed_by_its_own_endpoint()
    {
        var draft = await platform.DraftAsync(CatalogueCalls.Event("Evening"));
        var path = $"{CatalogueCalls.Admin}/{draft.Id()}/queue";

        var added = await platform.AdminAsync(
            HttpMethod.Put, path, new JsonObject { ["threshold"] = 3, ["ratePerSecond"] = 1 });
        var shown = await platform.AdminAsync(HttpMethod.Get, path);
        var removed = await platform.AdminAsync(HttpMethod.Delete, path);
        var gone = await platform.AdminAsync(HttpMethod.Get, path);

        Assert.Equal((200, 200, 200), (added.Status, removed.Status, gone.Status));
        Assert.Equal("""{"queue":{"threshold":3,"ratePerSecond":1}}""", shown.Text);
        Assert.Equal("""{"queue":null}""", gone.Text);
    }

    private static JsonObject Whole()
    {
        var body = CatalogueCalls.Event("Evening");
        body["description"] = "설명";
        body["address"] = "주소";
        body["artistName"] = "가수";
        body["posterImageUrl"] = "https://tiketi.example/poster.png";
        body["refundableUntil"] = TimeProvider.System.GetUtcNow().AddDays(20);
        body["queue"] = new JsonObject { ["threshold"] = 10, ["ratePerSecond"] = 2 };

        return body;
    }

    private static string Unescape(string json) =>
        JsonNode.Parse(json)?.ToJsonString().ToLower(CultureInfo.InvariantCulture) ?? "null";
}
