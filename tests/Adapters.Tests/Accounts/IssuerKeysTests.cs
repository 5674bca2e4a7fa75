using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>How keys come and go: by rotation, by time, and by an issuer that is slow, away or confused.</summary>
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
    public async Task Takes_a_new_key_as_soon_as_it_may_ask_again()
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
    public async Task Drops_a_withdrawn_key_and_the_tokens_that_it_remembers_by_the_end_of_their_time()
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
    public async Task Renews_keys_before_they_are_old_without_letting_anybody_wait()
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
    public async Task Goes_on_with_old_keys_for_a_while_when_the_issuer_is_away_and_no_longer()
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
    public async Task Notices_within_an_interval_that_the_issuer_is_back()
    {
        _server.Fail(503);
        await ExpectAsync(TokenState.KeysUnavailable, Old);
        _server.Publish(Old);
        await ExpectAsync(TokenState.KeysUnavailable, Old);

        _clock.Advance(TimeSpan.FromSeconds(10));

        await ExpectAsync(TokenState.Valid, Old);
    }

    [Fact]
    public async Task Asks_once_whatever_keys_a_storm_of_tokens_names()
    {
        await ExpectAsync(TokenState.Valid, Old);
        _clock.Advance(TimeSpan.FromSeconds(10));

        var states = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => StateOfAsync(
            New.Sign(Claims(), $$"""{"alg":"ES256","kid":"made-up-{{number}}"}"""))));

        Assert.All(states, state => Assert.Equal(TokenState.Invalid, state));
        Assert.Equal(2, _server.RequestCount);
    }

    [Fact]
    public async Task Asks_once_for_all_who_come_first()
    {
        var states = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StateOfAsync(TokenOf(Old))));

        Assert.All(states, state => Assert.Equal(TokenState.Valid, state));
        Assert.Equal(1, _server.RequestCount);
    }

    [Fact]
    public async Task Leaves_the_answer_to_the_others_when_one_gives_up()
    {
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Answer = async http =>
        {
            asked.SetResult();
            await gate.Task;
            await http.Response.WriteAsync($$"""{"keys":[{{Old.Published.ToJsonString()}}]}""");
        };
        using var impatient = new CancellationTokenSource();
        var first = _tokens.ReadAsync(TokenOf(Old), impatient.Token).AsTask();
        var second = StateOfAsync(TokenOf(Old));
        await asked.Task;

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal(TokenState.Valid, await second);
    }

    [Fact]
    public async Task Waits_for_a_slow_issuer_no_longer_than_it_may()
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
    public async Task Reads_no_more_than_it_may()
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
    public async Task Takes_no_garbage_for_a_set_without_keys(string garbage)
    {
        await ExpectAsync(TokenState.Valid, Old);
        _server.Publish(garbage);
        _clock.Advance(TimeSpan.FromSeconds(600));

        await ExpectAsync(TokenState.Valid, Old);
    }

    [Fact]
    public async Task Takes_a_set_without_keys_for_what_it_is()
    {
        await ExpectAsync(TokenState.Valid, Old);
        _server.Publish();
        _clock.Advance(TimeSpan.FromSeconds(600));

        await ExpectAsync(TokenState.Invalid, Old);
    }

    [Fact]
    public async Task Follows_no_redirection()
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

    // Each names another visitor, so none is ever remembered from before.
    private string TokenOf(SigningKey key) => key.Sign(Claims());

    private string Claims()
    {
        var number = Interlocked.Increment(ref _userCount);
        var end = _clock.GetUtcNow().ToUnixTimeSeconds() + 36_000;

        return $$"""{"iss":"https://issuer.example","aud":"tickets","sub":"visitor-{{number}}","exp":{{end}}}""";
    }
}
