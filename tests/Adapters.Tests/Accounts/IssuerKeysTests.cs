using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Key rotation, key expiry, and an issuer that is slow, unavailable or faulty.</summary>
public sealed class IssuerKeysTests : IAsyncLifetime
{
    private static readonly SigningKey Old = SigningKey.Rsa("old");
    private static readonly SigningKey New = SigningKey.Elliptic("new");

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private IssuerServer _server = null!;
    private JwtTokens _tokens = null!;
    private int _userCount;

    public async Task InitializeAsync()
    {
        _server = await IssuerServer.StartAsync();
        _server.Publish(Old);
        Use(TestIssuer.PolicyFor(_server.Url));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Accepts_a_new_key_after_the_fetch_interval()
    {
        await ExpectAsync(TokenState.Valid, Old);
        _server.Publish(Old, New);
        await ExpectAsync(TokenState.Invalid, New);

        _clock.Advance(TimeSpan.FromSeconds(10));

        await ExpectAsync(TokenState.Valid, New);
        await ExpectAsync(TokenState.Valid, Old);
        Assert.Equal(2, _server.RequestCount);
    }

    [Fact]
    public async Task Rejects_a_withdrawn_key_and_its_cached_tokens_after_the_fresh_time()
    {
        var token = TokenOf(Old);
        Assert.Equal(TokenState.Valid, await StateOfAsync(token));
        _server.Publish(New);
        _clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(TokenState.Valid, await StateOfAsync(token));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TokenState.Invalid, await StateOfAsync(token));
        await ExpectAsync(TokenState.Invalid, Old);
        await ExpectAsync(TokenState.Valid, New);
    }

    [Fact]
    public async Task Refreshes_keys_in_the_background_before_they_expire()
    {
        await ExpectAsync(TokenState.Valid, Old);
        var gate = new TaskCompletionSource();
        _server.Answer = async http =>
        {
            await gate.Task;
            await http.Response.WriteAsync($$"""{"keys":[{{New.Published.ToJsonString()}}]}""");
        };
        _clock.Advance(TimeSpan.FromSeconds(480));

        await ExpectAsync(TokenState.Valid, Old);

        gate.SetResult();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await ExpectAsync(TokenState.Valid, New);
        Assert.Equal(2, _server.RequestCount);
    }

    [Fact]
    public async Task Stale_keys_are_used_for_a_limited_time_while_the_issuer_is_unavailable()
    {
        var token = TokenOf(Old);
        Assert.Equal(TokenState.Valid, await StateOfAsync(token));
        _server.Fail();
        _clock.Advance(TimeSpan.FromSeconds(600));

        Assert.Equal(TokenState.Valid, await StateOfAsync(token));
        await ExpectAsync(TokenState.Valid, Old);
        await ExpectAsync(TokenState.KeysUnavailable, New);

        _clock.Advance(TimeSpan.FromSeconds(3_599));
        await ExpectAsync(TokenState.Valid, Old);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await ExpectAsync(TokenState.KeysUnavailable, Old);
        Assert.Equal(TokenState.KeysUnavailable, await StateOfAsync(token));
    }

    [Fact]
    public async Task Recovers_within_one_interval_after_the_issuer_returns()
    {
        _server.Fail(503);
        await ExpectAsync(TokenState.KeysUnavailable, Old);
        _server.Publish(Old);
        await ExpectAsync(TokenState.KeysUnavailable, Old);

        _clock.Advance(TimeSpan.FromSeconds(10));

        await ExpectAsync(TokenState.Valid, Old);
    }

    [Fact]
    public async Task Concurrent_tokens_with_unknown_keys_cause_one_request()
    {
        await ExpectAsync(TokenState.Valid, Old);
        _clock.Advance(TimeSpan.FromSeconds(10));

        var states = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => StateOfAsync(
            New.Sign(Claims(), $$"""{"alg":"ES256","kid":"made-up-{{number}}"}"""))));

        Assert.All(states, state => Assert.Equal(TokenState.Invalid, state));
        Assert.Equal(2, _server.RequestCount);
    }

    [Fact]
    public async Task Concurrent_first_tokens_cause_one_request()
    {
        var states = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StateOfAsync(TokenOf(Old))));

        Assert.All(states, state => Assert.Equal(TokenState.Valid, state));
        Assert.Equal(1, _server.RequestCount);
    }

    [Fact]
    public async Task Cancelled_reader_does_not_cancel_the_shared_fetch()
    {
        var (requested, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Answer = async http =>
        {
            requested.SetResult();
            await gate.Task;
            await http.Response.WriteAsync($$"""{"keys":[{{Old.Published.ToJsonString()}}]}""");
        };
        using var impatient = new CancellationTokenSource();
        var first = _tokens.ReadAsync(TokenOf(Old), impatient.Token).AsTask();
        var second = StateOfAsync(TokenOf(Old));
        await requested.Task;

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal(TokenState.Valid, await second);
    }

    [Fact]
    public async Task Limits_the_wait_for_a_slow_issuer()
    {
        Use(TestIssuer.PolicyFor(_server.Url) with { KeysFetchMilliseconds = 100 });
        _server.Answer = http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        await ExpectAsync(TokenState.KeysUnavailable, Old);

        _server.Answer = async http =>
        {
            await http.Response.WriteAsync("""{"keys":[""");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        };
        _clock.Advance(TimeSpan.FromSeconds(10));
        await ExpectAsync(TokenState.KeysUnavailable, Old);
    }

    [Fact]
    public async Task Limits_the_size_of_a_key_set()
    {
        _server.Publish($$"""{"pad":"{{new string('x', 256 * 1024)}}","keys":[{{Old.Published.ToJsonString()}}]}""");

        await ExpectAsync(TokenState.KeysUnavailable, Old);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"keys":7}""")]
    [InlineData("""{"keys":[7]}""")]
    public async Task Malformed_key_set_keeps_the_current_keys(string garbage)
    {
        await ExpectAsync(TokenState.Valid, Old);
        _server.Publish(garbage);
        _clock.Advance(TimeSpan.FromSeconds(600));

        await ExpectAsync(TokenState.Valid, Old);
    }

    [Fact]
    public async Task Empty_key_set_withdraws_all_keys()
    {
        await ExpectAsync(TokenState.Valid, Old);
        _server.Publish();
        _clock.Advance(TimeSpan.FromSeconds(600));

        await ExpectAsync(TokenState.Invalid, Old);
    }

    [Fact]
    public async Task Follows_no_redirect()
    {
        await using var elsewhere = await IssuerServer.StartAsync();
        elsewhere.Publish(Old);
        _server.Answer = http =>
        {
            http.Response.Redirect(elsewhere.Url);

            return Task.CompletedTask;
        };

        await ExpectAsync(TokenState.KeysUnavailable, Old);
        Assert.Equal(0, elsewhere.RequestCount);
    }

    private void Use(IssuerPolicy policy) =>
        _tokens = TestIssuer.Tokens("a secret for tests, which is long enough", _clock, policy);

    private async Task ExpectAsync(TokenState state, SigningKey key) =>
        Assert.Equal(state, await StateOfAsync(TokenOf(key)));

    private async Task<TokenState> StateOfAsync(string token) => (await _tokens.ReadAsync(token, default)).State;

    // Each token has another subject, so no token is cached from an earlier call.
    private string TokenOf(SigningKey key) => key.Sign(Claims());

    private string Claims()
    {
        var number = Interlocked.Increment(ref _userCount);
        var end = _clock.GetUtcNow().ToUnixTimeSeconds() + 36_000;

        return $$"""{"iss":"https://issuer.example","aud":"tickets","sub":"subject-{{number}}","exp":{{end}}}""";
    }
}
