using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Tests.Http;

/// <summary>A request whose twin is at work: it hears the twin's answer, or is told to come back.</summary>
public sealed class DuplicateTests
{
    private static readonly IdempotentRequest Request = new(
        new CallerTag("u1"), new KeyClaim("name", "print", "token"), Bits: 7);

    [Fact]
    public async Task Hears_the_answer_of_a_twin_that_needed_a_moment()
    {
        var requestGate = new BusyRequestGate { LooksBeforeAnswer = 3 };

        var response = await AskAsync(requestGate);

        Assert.Equal(201, response.StatusCode);
        Assert.Equal("true", response.Headers["Idempotency-Replayed"]);
        Assert.Equal(3, requestGate.LookCount);
        Assert.Equal("{\"id\":7}"u8.ToArray(), ((MemoryStream)response.Body).ToArray());
    }

    [Fact]
    public async Task Is_told_to_come_back_when_the_twin_needs_longer()
    {
        var requestGate = new BusyRequestGate { LooksBeforeAnswer = int.MaxValue };

        var response = await AskAsync(requestGate);

        Assert.Equal(409, response.StatusCode);
        Assert.Equal("1", response.Headers.RetryAfter);
        Assert.False(response.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal(5, requestGate.LookCount);
    }

    private static async Task<HttpResponse> AskAsync(BusyRequestGate requestGate)
    {
        var requests = new IdempotentRequests(
            requestGate, null!, new IdSource(TimeProvider.System), TimeProvider.System, NullLogger<ResponseRecorder>.Instance);
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await requests.RunAsync(
            Request,
            new GateDecision { Key = KeyState.InFlight },
            null!,
            http,
            _ => throw new InvalidOperationException("A twin does no work."));
        await http.Response.BodyWriter.FlushAsync();

        return http.Response;
    }

    private sealed class BusyRequestGate : IRequestGate
    {
        public required int LooksBeforeAnswer { get; init; }

        public int LookCount { get; private set; }

        public ValueTask<StoredResponse?> FindResponseAsync(
            CallerTag caller, KeyClaim claim, CancellationToken cancellationToken)
        {
            Assert.Equal((Request.Caller, Request.Claim), (caller, claim));

            return ValueTask.FromResult(++LookCount < LooksBeforeAnswer
                ? null
                : new StoredResponse(201, "application/json", "{\"id\":7}"u8.ToArray()));
        }

        public GateDecision? FindCachedRejection(GateRequest gateRequest) => throw new NotSupportedException();

        public ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask KeepAsync(
            CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task ReleaseAsync(
            CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
