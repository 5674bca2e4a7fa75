using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>A platform on which only administrators issue and refund film tickets.</summary>
public sealed class AuthorizedTicketsFixture : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [new("Tickets:FilmAccess", "Authorized")];
}

public sealed class AuthorizedTicketsTests(AuthorizedTicketsFixture platform) : IClassFixture<AuthorizedTicketsFixture>
{
    private const string Order = """{"theater_name":"t","user_id":"somebody","movie_title":"m","price_krw":1}""";

    [Fact]
    public async Task Only_administrators_issue_and_refund_and_other_users_cannot_read_the_tickets()
    {
        var errors = new[]
        {
            await platform.Client.PostAsync("/tickets/issue", Order),
            await platform.Client.PostAsync("/tickets/issue", Order, platform.UserToken),
            await platform.Client.PostAsync("/tickets/refund", """{"ticket_ids":["a"]}"""),
            await platform.Client.PostAsync("/tickets/refund", """{"ticket_ids":["a"]}""", platform.UserToken),
        };
        var issued = await platform.Client.PostAsync("/tickets/issue", Order, platform.AdminToken);
        var path = $"/tickets/{issued.Body.GetProperty("ticket_ids")[0].GetString()}";

        Assert.All(errors, answer => Assert.Equal((403, "accounts.admins-only"), (answer.Status, answer.Reason)));
        Assert.Equal(201, issued.Status);
        Assert.Equal(404, (await platform.Client.SendAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(404, (await platform.Client.SendAsync(HttpMethod.Get, path, platform.UserToken)).Status);
        Assert.Equal(200, (await platform.Client.SendAsync(HttpMethod.Get, path, platform.AdminToken)).Status);
    }

    [Fact]
    public async Task Lists_a_users_own_tickets_and_all_tickets_for_administrators()
    {
        await platform.Client.PostAsync("/tickets/issue", Order, platform.AdminToken);

        var own = await ListAsync("", platform.UserToken);
        var all = await ListAsync("?user_id=somebody", platform.AdminToken);

        Assert.Equal((200, 0), (own.Status, own.Body.GetProperty("total").GetInt32()));
        Assert.True(all.Body.GetProperty("total").GetInt32() > 0);
        Assert.Equal(403, (await ListAsync("?user_id=somebody", platform.UserToken)).Status);
        Assert.Equal(
            (403, "accounts.admins-only"), ((await ListAsync("", null)).Status, (await ListAsync("", null)).Reason));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("qr.png")]
    [InlineData("qr.svg")]
    public async Task Only_the_owner_and_the_staff_get_the_code_of_a_ticket(string form)
    {
        var owner = await platform.IssueAsync(AccountRole.User);
        var order = Order.Replace("somebody", GatewayCalls.SubjectOf(owner), StringComparison.Ordinal);
        var issued = await platform.Client.PostAsync("/tickets/issue", order, platform.AdminToken);
        var path = $"/tickets/{issued.Body.GetProperty("ticket_ids")[0].GetString()}/{form}";

        var anonymous = await platform.Client.SendAsync(HttpMethod.Get, path);
        var stranger = await platform.Client.SendAsync(
            HttpMethod.Get, path, await platform.IssueAsync(AccountRole.User));
        var readers = new[]
        {
            await platform.Client.SendAsync(HttpMethod.Get, path, owner),
            await platform.Client.SendAsync(HttpMethod.Get, path, platform.StaffToken),
            await platform.Client.SendAsync(HttpMethod.Get, path, platform.AdminToken),
        };

        Assert.Equal((404, "tickets.unknown-ticket"), (anonymous.Status, anonymous.Reason));
        Assert.Equal((404, "tickets.unknown-ticket"), (stranger.Status, stranger.Reason));
        Assert.All(readers, reader => Assert.Equal(200, reader.Status));
    }

    private Task<Answer> ListAsync(string query, string? token) =>
        platform.Client.SendAsync(HttpMethod.Get, $"/tickets{query}", token);
}
