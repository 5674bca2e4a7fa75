using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>The lengths of the texts that a film ticket stores, at their limits and one character beyond.</summary>
[Collection(PlatformTests.Name)]
public sealed class TextLengthTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("theater_name", 100)]
    [InlineData("user_id", 100)]
    [InlineData("movie_title", 200)]
    [InlineData("memo", 1_000)]
    public async Task Texts_of_an_order_have_sane_limits(string field, int lengthMax)
    {
        var longest = await IssueAsync(field, new string('가', lengthMax));
        var longer = await IssueAsync(field, new string('가', lengthMax + 1));

        Assert.Equal((201, 400), (longest.Status, longer.Status));
        Assert.Equal(
            lengthMax, longer.Body.GetProperty("detail")[0].GetProperty("ctx").GetProperty("max_length").GetInt32());
    }

    [Fact]
    public async Task The_reason_of_a_refund_has_a_sane_limit()
    {
        var longest = await RefundAsync(new string('가', 200));
        var longer = await RefundAsync(new string('가', 201));

        Assert.Equal((200, 400), (longest.Status, longer.Status));
    }

    [Fact]
    public async Task The_key_of_an_order_has_a_sane_limit()
    {
        var longest = await IssueAsync("memo", "m", new string('k', 255));
        var longer = await IssueAsync("memo", "m", new string('k', 256));

        Assert.Equal((201, 400), (longest.Status, longer.Status));
    }

    private Task<Answer> IssueAsync(string field, string text, string? key = null)
    {
        var order = new JsonObject
        {
            ["theater_name"] = "t",
            ["user_id"] = "u",
            ["movie_title"] = "m",
            ["price_krw"] = 1,
            [field] = text,
        };

        return platform.Client.PostAsync("/tickets/issue", order.ToJsonString(), key: key);
    }

    private Task<Answer> RefundAsync(string reason) => platform.Client.PostAsync(
        "/tickets/refund", $$"""{"ticket_ids":["unknown"],"reason":"{{reason}}"}""");
}
