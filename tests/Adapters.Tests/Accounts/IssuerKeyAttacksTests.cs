using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Tokens and key sets that are made to cost the most.</summary>
public sealed class IssuerKeyAttacksTests : IAsyncLifetime
{
    private static readonly SigningKey Known = SigningKey.Elliptic("known");
    private static readonly SigningKey Other = SigningKey.Elliptic("known");

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private IssuerServer _server = null!;
    private JwtTokens _tokens = null!;
    private int _subjectCount;

    public async Task InitializeAsync()
    {
        _server = await IssuerServer.StartAsync();
        _server.Publish(Known);
        _tokens = TestIssuer.Tokens(
            "a secret for tests, which is long enough", _clock, TestIssuer.PolicyFor(_server.Url));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Asks_an_issuer_that_is_away_once_however_many_keys_are_named()
    {
        _server.Fail(503);

        var states = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => StateOfAsync($"made-up-{number}")));

        Assert.All(states, state => Assert.Equal(TokenState.KeysUnavailable, state));
        Assert.Equal(1, _server.RequestCount);
    }

    [Fact]
    public async Task Asks_a_slow_issuer_once_and_answers_known_keys_meanwhile()
    {
        Assert.Equal(TokenState.Valid, await StateOfAsync("known"));
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Answer = async http =>
        {
            asked.SetResult();
            await gate.Task;
            await http.Response.WriteAsync($$"""{"keys":[{{Known.Published.ToJsonString()}}]}""");
        };
        _clock.Advance(TimeSpan.FromSeconds(10));
        var waiting = Enumerable.Range(0, 200).Select(number => StateOfAsync($"made-up-{number}")).ToArray();
        await asked.Task;

        Assert.Equal(TokenState.Valid, await StateOfAsync("known"));
        Assert.All(waiting, one => Assert.False(one.IsCompleted));

        gate.SetResult();
        Assert.All(await Task.WhenAll(waiting), state => Assert.Equal(TokenState.Invalid, state));
        Assert.Equal(2, _server.RequestCount);
    }

    [Fact]
    public async Task Counts_the_bytes_of_a_key_set_after_they_are_unpacked()
    {
        var text = $$"""{"pad":"{{new string('x', 256 * 1024)}}","keys":[{{Known.Published.ToJsonString()}}]}""";
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(text));
        }

        _server.Answer = async http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await http.Response.Body.WriteAsync(packed.ToArray());
        };

        Assert.InRange(packed.Length, 1, 10_000);
        Assert.Equal(TokenState.KeysUnavailable, await StateOfAsync("known"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Takes_what_cannot_be_unpacked_for_no_answer(string encoding)
    {
        _server.Answer = async http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            await http.Response.WriteAsync("this was never packed");
        };

        Assert.Equal(TokenState.KeysUnavailable, await StateOfAsync("known"));
    }

    [Fact]
    public async Task Looks_at_the_first_hundred_keys_and_no_more()
    {
        _server.Publish(new JsonObject
        {
            ["keys"] = new JsonArray([.. Enumerable.Range(1, 101).Select(number =>
            {
                var key = Known.Published;
                key["kid"] = $"key-{number}";

                return key;
            })]),
        }.ToJsonString());

        Assert.Equal(TokenState.Valid, await StateOfAsync("key-1"));
        Assert.Equal(TokenState.Valid, await StateOfAsync("key-100"));
        Assert.Equal(TokenState.Invalid, await StateOfAsync("key-101"));
    }

    [Fact]
    public async Task Takes_the_first_of_two_keys_of_the_same_name()
    {
        _server.Publish(Known, Other);

        Assert.Equal(TokenState.Valid, await StateOfAsync("known"));
        Assert.Equal(TokenState.Invalid, await StateOfAsync("known", Other));
    }

    private async Task<TokenState> StateOfAsync(string keyId, SigningKey? key = null)
    {
        var number = Interlocked.Increment(ref _subjectCount);
        var end = _clock.GetUtcNow().ToUnixTimeSeconds() + 36_000;
        var token = (key ?? Known).Sign(
            $$"""{"iss":"https://issuer.example","aud":"tickets","sub":"subject-{{number}}","exp":{{end}}}""",
            $$"""{"alg":"ES256","kid":"{{keyId}}"}""");

        return (await _tokens.ReadAsync(token, default)).State;
    }
}
