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

/// <summary>Tokens and key sets that an attacker builds to cause the highest cost.</summary>
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
    public async Task Unavailable_issuer_is_requested_once_for_many_unknown_keys()
    {
        _server.Fail(503);

        var states = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => StateOfAsync($"made-up-{number}")));

        Assert.All(states, state => Assert.Equal(TokenState.KeysUnavailable, state));
        Assert.Equal(1, _server.RequestCount);
    }

    [Fact]
    public async Task Slow_issuer_is_requested_once_and_known_keys_stay_readable()
    {
        Assert.Equal(TokenState.Valid, await StateOfAsync("known"));
        var (requested, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Answer = async http =>
        {
            requested.SetResult();
            await gate.Task;
            await http.Response.WriteAsync($$"""{"keys":[{{Known.Published.ToJsonString()}}]}""");
        };
        _clock.Advance(TimeSpan.FromSeconds(10));
        var waiting = Enumerable.Range(0, 200).Select(number => StateOfAsync($"made-up-{number}")).ToArray();
        await requested.Task;

        Assert.Equal(TokenState.Valid, await StateOfAsync("known"));
        Assert.All(waiting, one => Assert.False(one.IsCompleted));

        gate.SetResult();
        Assert.All(await Task.WhenAll(waiting), state => Assert.Equal(TokenState.Invalid, state));
        Assert.Equal(2, _server.RequestCount);
    }

    [Fact]
    public async Task Limits_the_decompressed_size_of_a_key_set()
    {
        var text = $$"""{"pad":"{{new string('x', 256 * 1024)}}","keys":[{{Known.Published.ToJsonString()}}]}""";
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(text));
        }

        _server.Answer = async http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await http.Response.Body.WriteAsync(compressed.ToArray());
        };

        Assert.InRange(compressed.Length, 1, 10_000);
        Assert.Equal(TokenState.KeysUnavailable, await StateOfAsync("known"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Corrupt_compressed_key_set_counts_as_unavailable(string encoding)
    {
        _server.Answer = async http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            await http.Response.WriteAsync("this is not compressed");
        };

        Assert.Equal(TokenState.KeysUnavailable, await StateOfAsync("known"));
    }

    [Fact]
    public async Task Reads_the_first_hundred_keys_only()
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
    public async Task Uses_the_first_of_two_keys_with_one_id()
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
