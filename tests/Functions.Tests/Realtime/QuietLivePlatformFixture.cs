using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Http;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>As the other one, without timers, and with a limit that a test can reach.</summary>
public sealed class QuietLivePlatformFixture : LivePlatformFixture
{
    /// <summary>Whether every request comes too often from now on, which is found out while it is at work.</summary>
    public bool LimitsStatus { get; set; }

    protected override bool RunTimers => false;

    // So long that a question right after a step never takes the next one.
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [new("WaitingRoom:TickMilliseconds", "3000")];

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        var counting = builder.Services.Last(service => service.ServiceType == typeof(IRequestGate)).ImplementationType!;
        builder.Services.AddSingleton<IRequestGate>(services => new LateRequestGate(
            (IRequestGate)ActivatorUtilities.CreateInstance(services, counting), this));
    }

    private sealed class LateRequestGate(IRequestGate counting, QuietLivePlatformFixture fixture) : IRequestGate
    {
        public async ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
        {
            var decision = await counting.EnterAsync(gateRequest, cancellationToken);
            await Task.Yield();

            return fixture.LimitsStatus
                ? decision with { IsLimited = true, RetryAfter = TimeSpan.FromSeconds(1) }
                : decision;
        }

        public GateDecision? FindCachedRejection(GateRequest gateRequest) => counting.FindCachedRejection(gateRequest);

        public ValueTask<StoredResponse?> FindResponseAsync(
            CallerTag caller, KeyClaim claim, CancellationToken cancellationToken) =>
            counting.FindResponseAsync(caller, claim, cancellationToken);

        public ValueTask KeepAsync(
            CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken) =>
            counting.KeepAsync(caller, claim, answer, cancellationToken);

        public Task ReleaseAsync(
            CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
            counting.ReleaseAsync(caller, claim, nothingHappened, cancellationToken);
    }
}
