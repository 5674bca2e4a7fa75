using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Tests.Http;

/// <summary>A duplicate of a request in progress gets the first request's response, or 409 with Retry-After.</summary>
public sealed class DuplicateTests
{
    private static readonly IdempotentRequest Request = new(
        new CallerTag("u1"), new KeyClaim("name", "print", "token"), Bits: 7);

    [Fact]
    public async Task Returns_the_stored_response_once_the_first_request_has_finished()
    {
        var requestGate = new BusyRequestGate { LookupsBeforeResponse = 3 };

        var response = await SendDuplicateAsync(requestGate);

        Assert.Equal(201, response.StatusCode);
        Assert.Equal("true", response.Headers["Idempotency-Replayed"]);
        Assert.Equal(3, requestGate.LookupCount);
        Assert.Equal("{\"id\":7}"u8.ToArray(), ((MemoryStream)response.Body).ToArray());
    }

    [Fact]
    public async Task Returns_409_with_Retry_After_while_the_first_request_runs()
    {
        var requestGate = new BusyRequestGate { LookupsBeforeResponse = int.MaxValue };

        var response = await SendDuplicateAsync(requestGate);

        Assert.Equal(409, response.StatusCode);
        Assert.Equal("1", response.Headers.RetryAfter);
        Assert.False(response.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal(5, requestGate.LookupCount);
    }

    private static async Task<HttpResponse> SendDuplicateAsync(BusyRequestGate requestGate)
    {
        var requests = new IdempotentRequests(
            requestGate,
            null!,
            new IdSource(TimeProvider.System),
            TimeProvider.System,
            NullLogger<ResponseRecorder>.Instance);
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await requests.RunAsync(
            Request,
            new GateDecision { Key = KeyState.InFlight },
            null!,
            http,
            _ => throw new InvalidOperationException("A duplicate does no work."));
        await http.Response.BodyWriter.FlushAsync();

        return http.Response;
    }

    private sealed class BusyRequestGate : IRequestGate
    {
        public required int LookupsBeforeResponse { get; init; }

        public int LookupCount { get; private set; }

        public ValueTask<StoredResponse?> FindResponseAsync(
            CallerTag caller, KeyClaim claim, CancellationToken cancellationToken)
        {
            Assert.Equal((Request.Caller, Request.Claim), (caller, claim));

            return ValueTask.FromResult(++LookupCount < LookupsBeforeResponse
                ? null
                : new StoredResponse(201, "application/json", "{\"id\":7}"u8.ToArray()));
        }

        public GateDecision? FindCachedRejection(GateRequest gateRequest) => throw new NotSupportedException();

        public ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask ReturnBytesAsync(GateRequest gateRequest, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask KeepAsync(
            CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task ReleaseAsync(
            CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
