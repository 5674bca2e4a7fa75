using System.Text;
using System.Text.Json.Serialization;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests;

/// <summary>
/// The responses of every endpoint, including new ones, to callers and bodies that it must reject.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class EveryEndpointOverHttpTests(PlatformFixture platform)
{
    // Endpoints that accept POST or PUT without reading a body.
    private static readonly HashSet<string> WithoutBody =
    [
        "CancelPerformance", "CancelReservation", "RefundReservation", "ClearQueue", "CheckQueue", "SendQueueHeartbeat",
        "LeaveQueue", "LogOut", "LogOutEverywhere", "Negotiate", "PublishPerformance", "ResetMock", "CancelBooking",
        "CancelBookingForCustomer", "RunReconciliation",
    ];

    // Bodies that several endpoints share; all others are named like the endpoint that reads them.
    private static readonly Dictionary<string, string> SharedBodies = new()
    {
        ["CreateLayout"] = "LayoutRequest",
        ["CreatePerformance"] = "PerformanceRequest",
        ["SetQueueRules"] = "QueueRequest",
        ["ChangeUserProfile"] = "ChangeProfileRequest",
    };

    // They end the session of their caller, whom other tests need.
    private static readonly string[] EndingSessions = ["LogOut", "LogOutEverywhere"];

    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static readonly FunctionTraits[] Endpoints =
    [
        // The mocks follow their suppliers' contracts, which have separate tests.
        .. Table.Functions.Where(function =>
            function.Route is not null
            && function.ApiContract is not (ApiContract.Hkdl or ApiContract.Ingresso)
            && function.Name != AnswerUnknownRouteEndpoint.FunctionName),
    ];

    public static TheoryData<string> All => [.. Endpoints.Select(endpoint => endpoint.Name)];

    public static TheoryData<string> Guarded => [.. Endpoints
        .Where(endpoint => endpoint.Caller is Caller.User or Caller.Staff or Caller.Admin)
        .Select(endpoint => endpoint.Name)];

    public static TheoryData<string> Privileged => [.. Endpoints
        .Where(endpoint => endpoint.Caller is Caller.Staff or Caller.Admin)
        .Select(endpoint => endpoint.Name)];

    public static TheoryData<string> WithBody => [.. Endpoints
        .Where(endpoint => endpoint.Methods.Any(method => method is "POST" or "PUT" or "PATCH"))
        .Where(endpoint => !WithoutBody.Contains(endpoint.Name))
        .Select(endpoint => endpoint.Name)];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Rejects_a_request_without_a_token(string name)
    {
        var answer = await CallAsync(name, token: null);

        Assert.Equal(401, answer.Status);
        answer.IsProblemIn(ContractOf(name));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Rejects_expired_forged_unsigned_and_nameless_tokens(string name)
    {
        var bad = ContractOf(name) == ApiContract.Tiketi ? 403 : 401;
        var missingSubject = ContractOf(name) is ApiContract.CloudJet or ApiContract.Movie ? 401 : 403;

        foreach (var (token, expected) in ((string, int)[])
            [
                (TestTokens.Expired, bad), (TestTokens.Invalid, bad), (TestTokens.Unsigned, bad), ("abc", bad),
                ("a.b.c", bad), (TestTokens.MissingSubject, missingSubject),
            ])
        {
            var answer = await CallAsync(name, token);

            Assert.Equal((token, expected), (token, answer.Status));
            answer.IsProblemIn(ContractOf(name));
        }
    }

    [Theory]
    [MemberData(nameof(Privileged))]
    public async Task Rejects_users_on_privileged_routes(string name)
    {
        var reason = Table.Find(name).Caller is Caller.Staff ? "accounts.staff-only" : "accounts.admins-only";

        var answer = await CallAsync(name, platform.UserToken);

        Assert.Equal((403, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ContractOf(name));
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Rejects_bodies_that_are_not_a_JSON_object(string name)
    {
        foreach (var body in (string[])["{", "[]", "7", "\"text\"", "null", "{}{}", "{\"a\":", "\u0000"])
        {
            var answer = await CallAsync(name, TokenFor(name), Calls.Json(body));

            Assert.Equal((body, 400), (body, answer.Status));
            answer.IsProblemIn(ContractOf(name));
        }
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Rejects_members_of_the_wrong_type(string name)
    {
        foreach (var member in MembersOf(name))
        {
            var answer = await CallAsync(name, TokenFor(name), Calls.Json($"{{\"{member}\":true}}"));

            Assert.Equal((member, 400), (member, answer.Status));
            answer.IsProblemIn(ContractOf(name));
        }
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Rejects_other_media_types_than_JSON(string name)
    {
        var answer = await CallAsync(name, TokenFor(name), new StringContent("a=b", Encoding.UTF8, "text/plain"));

        Assert.Equal((400, "request.content-type"), (answer.Status, answer.Reason));
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Rejects_too_large_bodies(string name)
    {
        var body = $"{{\"a\":\"{new string('a', JsonRequest.BodyBytesMax)}\"}}";

        var answer = await CallAsync(name, TokenFor(name), Calls.Json(body));

        Assert.Equal(413, answer.Status);
        answer.IsProblemIn(ContractOf(name));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Never_fails_on_unknown_or_malformed_ids(string name)
    {
        foreach (var id in (string[])
            [Calls.UnknownId, "00000000-0000-0000-0000-000000000000", "7", "not-a-uuid", "%F0%9F%8E%AB", "a%00b"])
        {
            var answer = await CallAsync(name, TokenFor(name), Calls.Json("{}"), id);

            Assert.True(answer.Status < 500, $"{name} with {id}: {answer.Status} {answer.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Returns_405_for_another_method(string name)
    {
        var endpoint = Table.Find(name);

        var answer = await platform.Client.SendAsync(HttpMethod.Patch, Calls.PathOf(endpoint), TokenFor(name));

        Assert.Equal((405, "request.method-not-allowed"), (answer.Status, answer.Reason));
        answer.IsProblemIn(ContractOf(name));
    }

    [Fact]
    public void Every_endpoint_with_a_body_has_a_request_type() =>
        Assert.DoesNotContain(
            ((IEnumerable<object[]>)WithBody).Select(row => (string)row[0]), name => MembersOf(name).Count == 0);

    private async Task<Answer> CallAsync(
        string name, string? token, HttpContent? body = null, string id = Calls.UnknownId)
    {
        var endpoint = Table.Find(name);
        var method = new HttpMethod(endpoint.Methods[0]);
        token = EndingSessions.Contains(name) && token == platform.UserToken
            ? await platform.IssueAsync(AccountRole.User)
            : token;

        return await platform.Client.SendAsync(
            method, Calls.PathOf(endpoint, id), token, method == HttpMethod.Get ? null : body);
    }

    private string? TokenFor(string name) => Table.Find(name).Caller switch
    {
        Caller.Admin => platform.AdminToken,
        Caller.Staff => platform.StaffToken,
        Caller.User => platform.UserToken,
        _ => null,
    };

    private static ApiContract ContractOf(string name) => Table.Find(name).ApiContract!.Value;

    /// <summary>The JSON names of the members of the endpoint's body.</summary>
    private static IReadOnlyList<string> MembersOf(string name) =>
    [
        .. from context in typeof(FunctionApp).Assembly.GetTypes()
           where context.IsSubclassOf(typeof(JsonSerializerContext))
           let json = (JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!
           from type in typeof(FunctionApp).Assembly.GetTypes()
           where type.Name == SharedBodies.GetValueOrDefault(name, $"{name}Request")
           let known = json.GetTypeInfo(type)
           where known is not null
           from property in known.Properties
           where property.PropertyType != typeof(bool?)
           select property.Name,
    ];
}
