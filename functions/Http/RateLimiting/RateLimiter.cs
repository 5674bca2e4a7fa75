using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Http.RateLimiting;

/// <summary>Counts requests against their callers' buckets, and answers requests over the limit.</summary>
internal sealed class RateLimiter(
    IRequestGate requestGate, RateBuckets buckets, ClientAddress addresses, RateLimitPolicy policy, TimeProvider clock)
{
    /// <summary>Null for a function without a rate limit.</summary>
    public RateBucket? FindBucket(RequestScope scope) => buckets.Find(scope);

    public GateRequest GateRequestOf(HttpContext http, RequestScope scope, RateBucket bucket) =>
        new(addresses.TagOf(http, scope.CountedUser), bucket.Name, bucket.Rule);

    /// <summary>
    /// The bytes that the request stores at most; null when it stores nothing. A body without an announced length is
    /// read to its end, and can be read again.
    /// </summary>
    public async ValueTask<ByteCharge?> ChargeOfAsync(
        HttpContext http, RequestScope scope, CancellationToken cancellationToken)
    {
        if (scope.Function.Storage is not { } weight)
        {
            return null;
        }

        var sent = await SentBytesAsync(http.Request, cancellationToken);

        return scope.CountedUser is null
            ? new ByteCharge(weight.Of(sent), policy.AnonymousBytesPerHour, policy.AnonymousBytesPerHourOfAll)
            : new ByteCharge(weight.Of(sent), policy.UserBytesPerHour, SharedPerHour: null);
    }

    /// <summary>Gives the bytes back if the response is an error.</summary>
    public void ReturnBytesOfFailure(HttpContext http, GateRequest gateRequest)
    {
        if (gateRequest.Bytes is not null)
        {
            http.Response.OnCompleted(() => ReturnBytesOfFailureAsync(http, gateRequest));
        }
    }

    /// <summary>
    /// The rejection of a caller whose bucket is known to be empty; null for all others. It makes no network call.
    /// </summary>
    public GateDecision? FindCachedRejection(GateRequest gateRequest) => requestGate.FindCachedRejection(gateRequest);

    /// <summary>
    /// Null when Redis is down and the settings let requests pass uncounted; a request with an idempotency key never
    /// passes without Redis.
    /// </summary>
    public async ValueTask<GateDecision?> TryEnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
    {
        try
        {
            return await requestGate.EnterAsync(gateRequest, cancellationToken);
        }
        catch (DependencyUnavailableException) when (policy.OpenWithoutRedis && gateRequest.Claim is null)
        {
            return null;
        }
    }

    /// <summary>Writes the rate limit's headers.</summary>
    public void Describe(HttpContext http, RateBucket bucket, in GateDecision decision) =>
        bucket.Describe(http.Response.Headers, decision, clock.GetUtcNow());

    /// <summary>Answers 429.</summary>
    public Task RejectAsync(HttpContext http, RequestScope scope, RateBucket bucket, in GateDecision decision)
    {
        HttpMetrics.RequestRejected(isUser: scope.CountedUser is not null);
        Describe(http, bucket, decision);

        var problem = decision.IsOverBudget
            ? RateLimitProblems.StoresTooMuch(scope.ApiContract, decision.RetryAfter)
            : RateLimitProblems.TooMany(scope.ApiContract, decision.RetryAfter);

        return problem.ExecuteAsync(http);
    }

    private async Task ReturnBytesOfFailureAsync(HttpContext http, GateRequest gateRequest)
    {
        // A fault may have stored something.
        if (http.Response.StatusCode is not (>= StatusCodes.Status400BadRequest
            and < StatusCodes.Status500InternalServerError))
        {
            return;
        }

        try
        {
            await requestGate.ReturnBytesAsync(gateRequest, CancellationToken.None);
        }
        catch (DependencyUnavailableException)
        {
            // The budget refills by itself.
        }
    }

    private static async ValueTask<long> SentBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var query = request.QueryString.Value?.Length ?? 0;

        if (request.ContentLength is { } announced)
        {
            return announced + query;
        }

        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return query;
        }

        var body = await JsonRequest.ReadToEndAsync(request, cancellationToken);
        request.BodyReader.AdvanceTo(body.Start, body.End);

        return body.Length + query;
    }
}
