using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Http;

/// <summary>A platform that notes by which key each request is counted.</summary>
public sealed class LimitKeyFixture : PlatformFixture
{
    public const string AddressHeader = "X-Azure-ClientIP";

    internal ConcurrentQueue<GateRequest> Counted { get; } = [];

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [new("RateLimits:AddressHeader", AddressHeader), new("Suppliers:Mocks", "true")];

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        var real = builder.Services.Last(service => service.ServiceType == typeof(IRequestGate));
        builder.Services.AddSingleton<IRequestGate>(provider => new NotingGate(
            (IRequestGate)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), Counted));
    }

    private sealed class NotingGate(IRequestGate gate, ConcurrentQueue<GateRequest> counted) : IRequestGate
    {
        public GateDecision? FindCachedRejection(GateRequest gateRequest) => gate.FindCachedRejection(gateRequest);

        public ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
        {
            counted.Enqueue(gateRequest);

            return gate.EnterAsync(gateRequest, cancellationToken);
        }

        public ValueTask ReturnBytesAsync(GateRequest gateRequest, CancellationToken cancellationToken) =>
            gate.ReturnBytesAsync(gateRequest, cancellationToken);

        public ValueTask<StoredResponse?> FindResponseAsync(
            CallerTag caller, KeyClaim claim, CancellationToken cancellationToken) =>
            gate.FindResponseAsync(caller, claim, cancellationToken);

        public ValueTask KeepAsync(
            CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken) =>
            gate.KeepAsync(caller, claim, answer, cancellationToken);

        public Task ReleaseAsync(
            CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
            gate.ReleaseAsync(caller, claim, nothingHappened, cancellationToken);
    }
}

/// <summary>
/// The caller never chooses the key of a limit: a function without a required token counts the address of the
/// connection, all others the user that the token proves.
/// </summary>
public sealed class LimitKeyTests(LimitKeyFixture platform) : IClassFixture<LimitKeyFixture>
{
    private const string Address = "203.0.113.7";

    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static readonly FunctionTraits[] Counted =
        [.. Table.Functions.Where(function => function is { Route: not null, IsRateLimitingDisabled: false })];

    public static TheoryData<string> Open => [.. Counted
        .Where(function => function.Caller is Caller.Anyone).Select(function => function.Name)];

    public static TheoryData<string> Guarded => [.. Counted
        .Where(function => function.Caller is not Caller.Anyone).Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Open))]
    public async Task A_token_that_is_not_needed_does_not_choose_who_is_counted(string name)
    {
        foreach (var token in (string?[])[null, platform.UserToken, platform.AdminToken, "invalid"])
        {
            Assert.Equal($"a{Address}", await CountAsync(name, token));
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task A_function_for_users_counts_the_user_of_the_token_and_the_address_of_all_others(string name)
    {
        // Some functions end the session of their token.
        var (one, other) = (
            await platform.IssueAsync(AccountRole.User), await platform.IssueAsync(AccountRole.User));

        Assert.Equal($"u{GatewayCalls.SubjectOf(one)}", await CountAsync(name, one));
        Assert.Equal($"u{GatewayCalls.SubjectOf(other)}", await CountAsync(name, other));
        Assert.Equal($"a{Address}", await CountAsync(name, null));
        Assert.Equal($"a{Address}", await CountAsync(name, "invalid"));
    }

    /// <summary>Sends a request full of names that a client may choose, and returns the key that was counted.</summary>
    private async Task<string> CountAsync(string name, string? token)
    {
        var function = Table.Find(name);
        var method = function.Methods.FirstOrDefault(method => method is not ("GET" or "HEAD")) ?? "GET";
        var id = Guid.Parse(Calls.UnknownId).ToString();
        using var request = new HttpRequestMessage(new HttpMethod(method), Calls.PathOf(function, id));
        request.Headers.Add(LimitKeyFixture.AddressHeader, $"198.51.100.99, {Address}");
        request.Headers.Add("X-Forwarded-For", "198.51.100.1");
        request.Headers.Add("X-Real-IP", "198.51.100.2");
        request.Headers.Add("Forwarded", "for=198.51.100.3");
        request.Headers.Add("Client-IP", "198.51.100.4");
        request.Headers.Add("X-User-Id", "me");
        request.Headers.Add("Idempotency-Key", Calls.UnknownId);

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        if (method is not ("GET" or "HEAD"))
        {
            request.Content = Calls.Json("""{"user_id":"me","userId":"me"}""");
        }

        platform.Counted.Clear();
        // The mocks accept more methods than they describe, so this client does not compare with the description.
        using var client = new HttpClient { BaseAddress = platform.Platform.BaseAddress };
        await client.ReadAsync(request);

        return Assert.Single(platform.Counted.Select(counted => counted.Caller.Value).Distinct());
    }
}
