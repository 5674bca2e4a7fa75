using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

[Collection(PlatformTests.Name)]
public sealed class InvalidSearchesTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("page=0", "catalogue.bad-page")]
    [InlineData("page=-1", "catalogue.bad-page")]
    [InlineData("page=abc", "request.bad-number")]
    [InlineData("page=1.5", "request.bad-number")]
    [InlineData("page=99999999999", "request.bad-number")]
    [InlineData("page=1&page=2", "request.repeated-parameter")]
    [InlineData("limit=0", "catalogue.bad-page")]
    [InlineData("limit=-1", "catalogue.bad-page")]
    [InlineData("limit=1001", "catalogue.bad-page")]
    [InlineData("limit=x", "request.bad-number")]
    [InlineData("size=10", "request.unknown-parameter")]
    [InlineData("category=concert&page=1", "request.unknown-parameter")]
    [InlineData("q=a&q=b", "request.repeated-parameter")]
    [InlineData("status=ended&status=ended", "request.repeated-parameter")]
    [InlineData("status=nonsense&page=0", "catalogue.bad-page")]
    public async Task Rejects_invalid_query_parameters(string query, string reason)
    {
        var answer = await FindAsync(query);

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
        Assert.Equal("VALIDATION_ERROR", answer.Body.GetProperty("code").GetString());
        answer.IsProblemIn(ApiContract.Tiketi);
    }

    [Fact]
    public async Task Rejects_a_too_long_search()
    {
        Assert.Equal(200, (await FindAsync($"limit=1000&q={new string('x', 100)}")).Status);
        var answer = await FindAsync($"q={new string('x', 101)}");

        Assert.Equal((400, "catalogue.search-too-long"), (answer.Status, answer.Reason));
    }

    private Task<Answer> FindAsync(string query) => platform.GetAsync($"/api/v1/events?{query}");
}
