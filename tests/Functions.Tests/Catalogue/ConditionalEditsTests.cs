using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

/// <summary>ETag, If-Match and If-None-Match of everything that is edited.</summary>
[Collection(PlatformTests.Name)]
public sealed class ConditionalEditsTests(PlatformFixture platform)
{
    private const string Rules = """{"threshold":7,"ratePerSecond":3}""";

    [Fact]
    public async Task An_edit_of_the_version_that_was_read_passes_once()
    {
        var path = $"{CatalogueCalls.Admin}/{(await platform.PublishAsync(CatalogueCalls.Event("Evening"))).Id()}";
        var read = await SendAsync(HttpMethod.Get, path);

        var first = await SendAsync(HttpMethod.Put, path, """{"title":"One"}""", ifMatch: read.Tag);
        var second = await SendAsync(HttpMethod.Put, path, """{"title":"Two"}""", ifMatch: read.Tag);
        var third = await SendAsync(HttpMethod.Put, path, """{"title":"Three"}""", ifMatch: first.Tag);

        Assert.Equal((200, 412, 200), (first.Status, second.Status, third.Status));
        Assert.Equal("request.condition-failed", second.Reason);
        Assert.Equal(third.Tag, (await SendAsync(HttpMethod.Get, path)).Tag);
    }

    [Theory]
    [InlineData("*", 200)]
    [InlineData("\"another\"", 412)]
    [InlineData("W/{0}", 412)]
    [InlineData("\"another\", {0}", 200)]
    [InlineData("another", 400)]
    [InlineData("{1}", 400)]
    public async Task Reads_If_Match_by_the_RFC(string ifMatch, int status)
    {
        var path = $"{CatalogueCalls.Admin}/{(await platform.PublishAsync(CatalogueCalls.Event("Evening"))).Id()}";
        var read = await SendAsync(HttpMethod.Get, path);

        var answer = await SendAsync(
            HttpMethod.Put, path, """{"title":"One"}""", string.Format(null, ifMatch, read.Tag, read.Tag!.Trim('"')));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("*", 412)]
    [InlineData("{0}", 412)]
    [InlineData("W/{0}", 412)]
    [InlineData("\"another\"", 200)]
    public async Task Reads_If_None_Match_by_the_RFC(string ifNoneMatch, int status)
    {
        var path = $"{CatalogueCalls.Admin}/{(await platform.PublishAsync(CatalogueCalls.Event("Evening"))).Id()}";
        var read = await SendAsync(HttpMethod.Get, path);

        var answer = await SendAsync(
            HttpMethod.Put, path, """{"title":"One"}""", ifNoneMatch: string.Format(null, ifNoneMatch, read.Tag));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task A_safety_control_needs_a_version()
    {
        var path = $"{CatalogueCalls.Admin}/{(await platform.PublishAsync(CatalogueCalls.Event("Evening"))).Id()}";
        var queue = $"{path}/queue";
        var read = await SendAsync(HttpMethod.Get, queue);

        var blind = await SendAsync(HttpMethod.Put, queue, Rules);
        var seen = await SendAsync(HttpMethod.Put, queue, Rules, ifMatch: read.Tag);
        var lost = await SendAsync(HttpMethod.Put, queue, """{"threshold":9,"ratePerSecond":3}""", ifMatch: read.Tag);
        var blindRemoval = await SendAsync(HttpMethod.Delete, queue);
        var again = await SendAsync(HttpMethod.Put, queue, Rules, ifNoneMatch: "*");
        var removal = await SendAsync(HttpMethod.Delete, queue, ifMatch: seen.Tag);
        var created = await SendAsync(HttpMethod.Put, queue, Rules, ifNoneMatch: "*");
        var byEvent = await SendAsync(HttpMethod.Delete, queue, ifMatch: (await SendAsync(HttpMethod.Get, path)).Tag);

        Assert.Equal((428, "request.condition-missing"), (blind.Status, blind.Reason));
        Assert.Equal((200, 412, 428), (seen.Status, lost.Status, blindRemoval.Status));
        Assert.Equal((412, 200, 200, 200), (again.Status, removal.Status, created.Status, byEvent.Status));
    }

    [Fact]
    public async Task The_sale_of_a_published_event_needs_a_version()
    {
        var draft = await platform.DraftAsync(CatalogueCalls.Event("Evening"));
        var path = $"{CatalogueCalls.Admin}/{draft.Id()}";
        var end = TimeProvider.System.GetUtcNow().AddDays(20).ToString("O");
        var change = new JsonObject { ["saleEndDate"] = end }.ToJsonString();

        Assert.Equal(200, (await SendAsync(HttpMethod.Put, path, change)).Status);
        await platform.AdminAsync(HttpMethod.Post, $"{path}/publish");
        Assert.Equal(200, (await SendAsync(HttpMethod.Put, path, """{"title":"Renamed"}""")).Status);
        Assert.Equal(200, (await SendAsync(HttpMethod.Put, path, change)).Status);
        var later = new JsonObject { ["saleEndDate"] = TimeProvider.System.GetUtcNow().AddDays(21).ToString("O") };
        Assert.Equal(428, (await SendAsync(HttpMethod.Put, path, later.ToJsonString())).Status);
        Assert.Equal(200, (await SendAsync(HttpMethod.Put, path, later.ToJsonString(), "*")).Status);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("cancel")]
    public async Task Steps_honour_a_version(string step)
    {
        var draft = await platform.DraftAsync(CatalogueCalls.Event("Evening"));
        var path = $"{CatalogueCalls.Admin}/{draft.Id()}";
        var read = await SendAsync(HttpMethod.Get, path);
        await SendAsync(HttpMethod.Put, path, """{"title":"Renamed"}""");

        Assert.Equal(412, (await SendAsync(HttpMethod.Post, $"{path}/{step}", ifMatch: read.Tag)).Status);
        var newer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, $"{path}/{step}", ifMatch: newer.Tag)).Status);
    }

    [Fact]
    public async Task A_profile_and_a_role_honour_a_version()
    {
        var token = await platform.IssueAsync(Domain.Accounts.AccountRole.User);
        var profile = await SendAsync(HttpMethod.Get, "/api/auth/profile", token: token);
        var renamed = await SendAsync(
            HttpMethod.Put, "/api/auth/profile", """{"name":"Ada"}""", ifMatch: profile.Tag, token: token);
        var lost = await SendAsync(
            HttpMethod.Put, "/api/auth/profile", """{"name":"Eve"}""", ifMatch: profile.Tag, token: token);
        Assert.Equal((200, 412), (renamed.Status, lost.Status));
        Assert.Equal(renamed.Tag, (await SendAsync(HttpMethod.Get, "/api/auth/profile", token: token)).Tag);

        var email = profile.Answer.Body.GetProperty("user").GetProperty("email").GetString();
        var path = $"/api/v1/admin/accounts/{email}/role";
        var role = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(200, (await SendAsync(HttpMethod.Put, path, """{"role":"staff"}""", ifMatch: role.Tag)).Status);
        Assert.Equal(412, (await SendAsync(HttpMethod.Put, path, """{"role":"user"}""", ifMatch: role.Tag)).Status);
    }

    [Fact]
    public async Task A_condition_that_nobody_reads_is_refused()
    {
        var body = CatalogueCalls.Event("Evening").ToJsonString();

        Assert.Equal(412, (await SendAsync(HttpMethod.Post, CatalogueCalls.Admin, body, ifMatch: "\"x\"")).Status);
        Assert.Equal(201, (await SendAsync(HttpMethod.Post, CatalogueCalls.Admin, body, ifNoneMatch: "*")).Status);
    }

    private async Task<TaggedAnswer> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        string? ifMatch = null,
        string? ifNoneMatch = null,
        string? token = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : Calls.Json(body),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? platform.AdminToken);

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        var answer = await platform.Client.ReadAsync(request);

        return new TaggedAnswer(answer, answer.Headers.ETag?.ToString());
    }

    private sealed record TaggedAnswer(Answer Answer, string? Tag)
    {
        public int Status => Answer.Status;

        public string? Reason => Answer.Reason;
    }
}
