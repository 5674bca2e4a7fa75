using System.Text;
using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>A platform behind a proxy that names the client, on which nobody may store much.</summary>
public sealed class StorageBudgetFixture : PlatformFixture
{
    public const string AddressHeader = "X-Azure-ClientIP";
    public const int AnonymousBytes = 200_000;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["RateLimits:AddressHeader"] = AddressHeader,
            ["RateLimits:AnonymousBytesPerHour"] = $"{AnonymousBytes}",
            ["RateLimits:UserBytesPerHour"] = "20000",
        };
}

public sealed class StorageBudgetTests(StorageBudgetFixture platform) : IClassFixture<StorageBudgetFixture>
{
    // Functions that change something and store nothing that lasts.
    private static readonly string[] StoringNothing =
    [
        "ClearFaults", "ClearQueue", "EnterQueue", "LeaveQueue", "LeaveQueueByToken", "ListHkdlEvents",
        "ListHkdlPickups", "ListHkdlShows", "ListHkdlTickets", "LogIn", "Negotiate", "ResetMock", "SendQueueHeartbeat",
        "ShowHkdlOrder",
    ];

    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static int LastAddress;

    [Fact]
    public async Task One_anonymous_client_cannot_grow_the_store_by_more_than_its_budget()
    {
        var (address, memo) = (NextAddress(), new string('가', 1_000));

        // The token does not open another budget.
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number => await IssueAsync(
            address, memo, quantity: 10, token: number % 2 == 0 ? platform.UserToken : null)));
        var issued = answers.Count(answer => answer.Status == 201);
        var (refused, listed) = (answers.Where(answer => answer.Status != 201).ToArray(), await ListAsync(address));
        var stored = listed.Body.GetProperty("tickets").EnumerateArray()
            .Sum(ticket => Encoding.UTF8.GetByteCount(ticket.GetRawText()));

        Assert.InRange(issued, 1, 99);
        Assert.Equal(10 * issued, listed.Body.GetProperty("total").GetInt32());
        Assert.InRange(stored, 1, StorageBudgetFixture.AnonymousBytes);
        Assert.All(refused, answer =>
        {
            Assert.Equal((429, "request.stores-too-much"), (answer.Status, answer.Reason));
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3_600);
            answer.IsProblemIn(ApiContract.Movie);
        });
    }

    [Fact]
    public async Task Other_addresses_and_what_stores_nothing_are_not_refused()
    {
        var (flooder, other) = (NextAddress(), NextAddress());
        await UseUpAsync(flooder);

        Assert.Equal(201, (await IssueAsync(other, "memo")).Status);
        Assert.Equal(200, (await ListAsync(flooder)).Status);
        Assert.Equal(401, (await SendAsync(
            flooder, "/api/auth/login", """{"email":"nobody@example.com","password":"a password"}""")).Status);
    }

    [Fact]
    public async Task A_refused_request_costs_nothing()
    {
        var address = NextAddress();
        var tooLong = new string('m', 10_000);

        for (var count = 0; count < 30; count++)
        {
            Assert.Equal(400, (await IssueAsync(address, tooLong)).Status);
        }

        Assert.Equal(201, (await IssueAsync(address, "memo")).Status);
    }

    [Fact]
    public async Task A_body_without_an_announced_length_is_counted_as_well()
    {
        var (address, memo) = (NextAddress(), new string('가', 1_000));
        var answers = new List<Answer>();

        for (var count = 0; count < 20; count++)
        {
            answers.Add(await IssueAsync(address, memo, quantity: 10, isChunked: true));
        }

        Assert.Contains(answers, answer => answer.Status == 201);
        Assert.Contains(answers, answer => answer.Reason == "request.stores-too-much");
    }

    [Fact]
    public async Task Users_have_a_budget_of_their_own()
    {
        var (one, other) = (await platform.IssueAsync(AccountRole.User), await platform.IssueAsync(AccountRole.User));
        await UseUpAsync(NextAddress());
        var answers = new List<Answer>();

        for (var count = 0; count < 30; count++)
        {
            answers.Add(await RenameAsync(one, $"Name {count}"));
        }

        Assert.Equal(200, answers[0].Status);
        Assert.Equal((429, "request.stores-too-much"), (answers[^1].Status, answers[^1].Reason));
        answers[^1].IsProblemIn(ApiContract.CloudJet);
        Assert.Equal(200, (await RenameAsync(other, "Another name")).Status);
    }

    [Fact]
    public void Every_function_that_changes_something_says_what_it_stores() =>
        Assert.Equal(
            StoringNothing,
            Table.Functions
                .Where(function => function is { Route: not null, Storage: null, IsRateLimitingDisabled: false })
                .Where(function => function.Methods.Count > 0)
                .Where(function => function.Methods.All(method => method is not ("GET" or "HEAD")))
                .Select(function => function.Name)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_counted_while_it_runs_stores_nothing() =>
        Assert.DoesNotContain(
            Table.Functions, function => function is { IsRateLimitedInParallel: true, Storage: not null });

    private async Task UseUpAsync(string address)
    {
        for (var count = 0; count < 100; count++)
        {
            if ((await IssueAsync(address, new string('가', 1_000), quantity: 10)).Status == 429)
            {
                return;
            }
        }

        Assert.Fail("The budget does not end.");
    }

    private Task<Answer> IssueAsync(
        string address, string memo, int quantity = 1, string? token = null, bool isChunked = false)
    {
        var order = new JsonObject
        {
            ["theater_name"] = address,
            ["user_id"] = "u",
            ["movie_title"] = "m",
            ["price_krw"] = 1,
            ["quantity"] = quantity,
            ["memo"] = memo,
        };

        return SendAsync(address, "/tickets/issue", order.ToJsonString(), token, isChunked);
    }

    private Task<Answer> ListAsync(string address) =>
        SendAsync(address, $"/tickets?theater_name={address}&limit=1000", body: null);

    private Task<Answer> RenameAsync(string token, string name) => platform.Client.SendAsync(
        HttpMethod.Put, "/api/auth/profile", token, Calls.Json($$"""{"name":"{{name}}"}"""));

    private async Task<Answer> SendAsync(
        string address, string path, string? body, string? token = null, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path)
        {
            Content = body is null ? null : Calls.Json(body),
        };
        request.Headers.Add(StorageBudgetFixture.AddressHeader, address);
        request.Headers.TransferEncodingChunked = isChunked ? true : null;

        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return await platform.Client.ReadAsync(request);
    }

    private static string NextAddress() => $"203.0.113.{Interlocked.Increment(ref LastAddress)}";
}
