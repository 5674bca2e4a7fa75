using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Domain.Edge;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Tests.Edge;

/// <summary>A request whose twin is at work: it hears the twin's answer, or is told to come back.</summary>
public sealed class TwinTests
{
    private static readonly Wish Wish = new(new CallerTag("u1"), new KeyClaim("name", "print", "token"), Bits: 7);

    [Fact]
    public async Task Hears_the_answer_of_a_twin_that_needed_a_moment()
    {
        var turnstile = new BusyTurnstile { LooksBeforeAnswer = 3 };

        var response = await AskAsync(turnstile);

        Assert.Equal(201, response.StatusCode);
        Assert.Equal("true", response.Headers["Idempotency-Replayed"]);
        Assert.Equal(3, turnstile.LookCount);
        Assert.Equal("{\"id\":7}"u8.ToArray(), ((MemoryStream)response.Body).ToArray());
    }

    [Fact]
    public async Task Is_told_to_come_back_when_the_twin_needs_longer()
    {
        var turnstile = new BusyTurnstile { LooksBeforeAnswer = int.MaxValue };

        var response = await AskAsync(turnstile);

        Assert.Equal(409, response.StatusCode);
        Assert.Equal("1", response.Headers.RetryAfter);
        Assert.False(response.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal(5, turnstile.LookCount);
    }

    private static async Task<HttpResponse> AskAsync(BusyTurnstile turnstile)
    {
        var requests = new KeyedRequests(
            turnstile, null!, new IdSource(TimeProvider.System), TimeProvider.System, NullLogger<AnswerKeeper>.Instance);
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await requests.RunAsync(
            Wish,
            new Entrance { Key = KeyState.InFlight },
            null!,
            http,
            _ => throw new InvalidOperationException("A twin does no work."));
        await http.Response.BodyWriter.FlushAsync();

        return http.Response;
    }

    private sealed class BusyTurnstile : ITurnstile
    {
        public required int LooksBeforeAnswer { get; init; }

        public int LookCount { get; private set; }

        public ValueTask<KeptAnswer?> FindAnswerAsync(
            CallerTag caller, KeyClaim claim, CancellationToken cancellationToken)
        {
            Assert.Equal((Wish.Caller, Wish.Claim), (caller, claim));

            return ValueTask.FromResult(++LookCount < LooksBeforeAnswer
                ? null
                : new KeptAnswer(201, "application/json", "{\"id\":7}"u8.ToArray()));
        }

        public Entrance? Recall(Knock knock) => throw new NotSupportedException();

        public ValueTask<Entrance> EnterAsync(Knock knock, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask KeepAsync(
            CallerTag caller, KeyClaim claim, KeptAnswer answer, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task ReleaseAsync(
            CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
