using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Http;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>A platform for live messages without timers, and with a rate limit that a test can switch on.</summary>
public sealed class QuietLivePlatformFixture : LivePlatformFixture
{
    /// <summary>Whether every request exceeds its rate limit, which becomes known while the function runs.</summary>
    public bool LimitsStatus { get; set; }

    protected override bool RunTimers => false;

    // The interval is long, so that a request right after a step never causes the next step.
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [new("WaitingRoom:TickMilliseconds", "3000")];

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        var inner = builder.Services.Last(service => service.ServiceType == typeof(IRequestGate)).ImplementationType!;
        builder.Services.AddSingleton<IRequestGate>(services => new LateRequestGate(
            (IRequestGate)ActivatorUtilities.CreateInstance(services, inner), this));
    }

    private sealed class LateRequestGate(IRequestGate inner, QuietLivePlatformFixture fixture) : IRequestGate
    {
        public async ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
        {
            var decision = await inner.EnterAsync(gateRequest, cancellationToken);
            await Task.Yield();

            return fixture.LimitsStatus
                ? decision with { IsLimited = true, RetryAfter = TimeSpan.FromSeconds(1) }
                : decision;
        }

        public GateDecision? FindCachedRejection(GateRequest gateRequest) => inner.FindCachedRejection(gateRequest);

        public ValueTask ReturnBytesAsync(GateRequest gateRequest, CancellationToken cancellationToken) =>
            inner.ReturnBytesAsync(gateRequest, cancellationToken);

        public ValueTask<StoredResponse?> FindResponseAsync(
            CallerTag caller, KeyClaim claim, CancellationToken cancellationToken) =>
            inner.FindResponseAsync(caller, claim, cancellationToken);

        public ValueTask KeepAsync(
            CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken) =>
            inner.KeepAsync(caller, claim, answer, cancellationToken);

        public Task ReleaseAsync(
            CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
            inner.ReleaseAsync(caller, claim, nothingHappened, cancellationToken);
    }
}
