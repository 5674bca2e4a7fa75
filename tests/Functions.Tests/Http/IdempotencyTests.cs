using System.Net.Http.Headers;
using System.Text.Json;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Http;

/// <summary>The IETF draft of the Idempotency-Key header, and the gateway contract's additions to it.</summary>
[Collection(PlatformTests.Name)]
public sealed class IdempotencyTests(PlatformFixture platform)
{
    private const string Intent = "/api/v1/payment/intent";
    private const string Reserve = "/api/v1/seats/reserve";

    private static readonly IdSource Ids = new(TimeProvider.System);

    [Fact]
    public async Task Requires_a_key_where_the_contract_does()
    {
        var (token, body, _) = await HoldAsync();

        var answer = await SendAsync(Intent, body, token);

        Assert.Equal((400, "request.key-missing"), (answer.Status, answer.Reason));
        Assert.Equal("IDEMPOTENCY_REQUIRED", answer.Body.GetProperty("error").GetProperty("code").GetString());
        answer.IsProblemIn(ApiContract.Gateway);
    }

    [Fact]
    public async Task Treats_an_empty_key_as_missing()
    {
        var (token, body, _) = await HoldAsync();

        Assert.Equal("request.key-missing", (await SendAsync(Intent, body, token, "")).Reason);
        Assert.Equal("request.key-missing", (await SendAsync(Intent, body, token, "\"\"")).Reason);
    }

    [Theory]
    [InlineData("not-a-uuid")]
    [InlineData("0198c0de00007000800000000000000a")]
    [InlineData("{0198c0de-0000-7000-8000-00000000000a}")]
    public async Task Requires_a_uuid_as_key_in_the_gateway_contract(string key)
    {
        var (token, body, _) = await HoldAsync();

        Assert.Equal("request.bad-key", (await SendAsync(Intent, body, token, key)).Reason);
    }

    [Fact]
    public async Task Rejects_two_keys_too_long_keys_and_keys_with_spaces()
    {
        var (token, body, _) = await HoldAsync();

        Assert.Equal("request.bad-key", (await SendAsync(Intent, body, token, NewKey(), NewKey())).Reason);
        Assert.Equal("request.bad-key", (await SendAsync(Reserve, body, token, new string('k', 256))).Reason);
        Assert.Equal("request.bad-key", (await SendAsync(Reserve, body, token, "a key")).Reason);
        Assert.NotEqual("request.bad-key", (await SendAsync(Reserve, body, token, new string('k', 255))).Reason);
    }

    [Fact]
    public async Task Replays_the_stored_response_and_marks_it()
    {
        var (token, body, _) = await HoldAsync();
        var key = NewKey();

        var first = await SendAsync(Intent, body, token, key);
        var again = await SendAsync(Intent, body, token, key);

        Assert.Equal((200, first.Text, first.MediaType), (again.Status, again.Text, again.MediaType));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("X-Idempotency-Cached")));
    }

    [Fact]
    public async Task Accepts_a_quoted_key()
    {
        var (token, body, _) = await HoldAsync();
        var key = NewKey();

        var first = await SendAsync(Intent, body, token, key);
        var again = await SendAsync(Intent, body, token, $"\"{key}\"");

        Assert.Equal(first.Text, again.Text);
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Replays_the_status_201()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var key = NewKey();
        var body = Seats(fixture, 0);

        var answers = new[] { await SendAsync(Reserve, body, token, key), await SendAsync(Reserve, body, token, key) };

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Equal(answers[0].Text, answers[1].Text);
    }

    [Fact]
    public async Task Rejects_a_reused_key_with_the_status_of_each_contract()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var (reserveKey, intentKey) = (NewKey(), NewKey());
        var held = (await SendAsync(Reserve, Seats(fixture, 0), token, reserveKey)).Body.GetProperty("reservation");
        await SendAsync(Intent, Payment(held), token, intentKey);

        var tiketi = await SendAsync(Reserve, Seats(fixture, 1), token, reserveKey);
        var gateway = await SendAsync(Intent, Payment(held, "fail"), token, intentKey);

        Assert.Equal((422, "request.key-reused"), (tiketi.Status, tiketi.Reason));
        tiketi.IsProblemIn(ApiContract.Tiketi);
        Assert.Equal((409, "request.key-reused"), (gateway.Status, gateway.Reason));
        Assert.Equal("IDEMPOTENCY_CONFLICT", gateway.Body.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("locked", (await fixture.StatesAsync())[0]);
        Assert.Equal("available", (await fixture.StatesAsync())[1]);
    }

    [Fact]
    public async Task Rejects_a_key_reused_with_another_path_or_query()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var key = NewKey();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");
        var other = (await fixture.HoldAsync(token, fixture.Seats[1])).Body.GetProperty("reservation");
        var path = $"/api/v1/reservations/{held.Id()}/cancel";
        Assert.Equal(200, (await SendAsync(path, "", token, key)).Status);

        Assert.Equal("request.key-reused", (await SendAsync($"{path}?reason=x", "", token, key)).Reason);
        Assert.Equal(
            "request.key-reused",
            (await SendAsync($"/api/v1/reservations/{other.Id()}/cancel", "", token, key)).Reason);
    }

    [Fact]
    public async Task A_key_is_scoped_to_its_caller_and_function()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (ada, bob) = (await fixture.UserAsync(), await fixture.UserAsync());
        var key = NewKey();
        var held = await SendAsync(Reserve, Seats(fixture, 0), ada, key);

        var stranger = await SendAsync(Reserve, Seats(fixture, 0), bob, key);
        var payment = await SendAsync(Intent, Payment(held.Body.GetProperty("reservation")), ada, key);

        Assert.Equal((409, "seats.taken"), (stranger.Status, stranger.Reason));
        Assert.False(stranger.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(200, payment.Status);
    }

    [Fact]
    public async Task A_failed_request_leaves_its_key_free()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (ada, bob) = (await fixture.UserAsync(), await fixture.UserAsync());
        await fixture.HoldAsync(bob, fixture.Seats[0]);
        var key = NewKey();

        Assert.Equal(409, (await SendAsync(Reserve, Seats(fixture, 0), ada, key)).Status);
        Assert.Equal(400, (await SendAsync(Reserve, "{", ada, key)).Status);
        Assert.Equal(201, (await SendAsync(Reserve, Seats(fixture, 1), ada, key)).Status);
    }

    [Fact]
    public async Task Fifty_concurrent_duplicates_take_effect_once()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var key = NewKey();

        var duplicates = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            SendAsync(Reserve, Seats(fixture, 0), token, key)));
        var later = await SendAsync(Reserve, Seats(fixture, 0), token, key);

        Assert.Single(
            duplicates,
            duplicate => duplicate.Status == 201 && !duplicate.Headers.Contains("Idempotency-Replayed"));
        Assert.All(
            duplicates.Where(duplicate => duplicate.Status == 201),
            duplicate => Assert.Equal(later.Text, duplicate.Text));
        Assert.All(duplicates.Where(duplicate => duplicate.Status != 201), duplicate =>
        {
            Assert.Equal((409, "request.key-in-flight"), (duplicate.Status, duplicate.Reason));
            Assert.Equal("1", duplicate.Headers.GetValues("Retry-After").Single());
        });
    }

    [Fact]
    public async Task Ignores_the_key_of_a_GET_request()
    {
        var key = NewKey();
        using var first = Request(HttpMethod.Get, "/api/v1/events", null, null, key);
        using var other = Request(HttpMethod.Get, "/api/v1/events?limit=1", null, null, key);

        Assert.Equal(200, (await platform.Client.ReadAsync(first)).Status);
        Assert.Equal(200, (await platform.Client.ReadAsync(other)).Status);
    }

    private static string NewKey() => Ids.Next().ToString();

    private static string Seats(EventFixture fixture, int seat) =>
        $$"""{"eventId":"{{fixture.Id}}","seatIds":["{{fixture.Seats[seat]}}"]}""";

    private static string Payment(JsonElement held, string scenario = "approve") =>
        $$"""
        {"reservation_id":"{{held.Id()}}","amount":{{held.GetProperty("totalAmount")}},
         "currency":"KRW","scenario":"{{scenario}}"}
        """;

    private async Task<(string Token, string Body, EventFixture EventFixture)> HoldAsync()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation");

        return (token, Payment(held), fixture);
    }

    private static HttpRequestMessage Request(
        HttpMethod method, string path, string? body, string? token, params string[] keys)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : Calls.Json(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        foreach (var key in keys)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return request;
    }

    private async Task<Answer> SendAsync(string path, string body, string token, params string[] keys)
    {
        using var request = Request(HttpMethod.Post, path, body, token, keys);

        return await platform.Client.ReadAsync(request);
    }
}
