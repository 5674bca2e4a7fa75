using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>The ports of the catalogue and the waiting room that only this operation needs.</summary>
public sealed partial class ReserveNamedSeatsTests
{
    /// <summary>Events that are made in the fixture's catalogue when they are first named.</summary>
    private sealed class ImplicitEvents(SalesFixture fixture) : IImplicitPerformances
    {
        private readonly Dictionary<string, PerformanceId> _made = [];

        public bool AreOn { get; set; }

        public int SeatCount { get; set; } = 100;

        public int CountMax { get; set; } = 100;

        public ResolvePerformance ToOperation() => new(
            this,
            new ImplicitEventPolicy { ImplicitEvents = AreOn, ImplicitSeatCountMax = SeatCount },
            fixture.Clock,
            fixture.Get<IdSource>());

        public async ValueTask<PerformanceId?> FindOrAddAsync(
            string name, Func<int, Performance> make, CancellationToken cancellationToken)
        {
            if (!_made.ContainsKey(name) && _made.Count < CountMax)
            {
                _made[name] = (await fixture.Catalogue.TryAddAsync(make, cancellationToken))!.Id;
            }

            return _made.TryGetValue(name, out var id) ? id : null;
        }
    }

    private sealed class QueueTokens(SalesFixture fixture) : IQueueTokens
    {
        public const string OfGuest = "of-guest";
        public const string OfUser = "of-user";
        public const string OfOtherPerformance = "of-other-performance";

        public string Issue(QueueTokenClaim claim) => throw new NotSupportedException();

        public QueueTokenClaim? Read(string token) => token switch
        {
            OfGuest => new QueueTokenClaim(QueueTokenKind.Pass, fixture.Performance.Id, Guest),
            OfUser => new QueueTokenClaim(QueueTokenKind.Pass, fixture.Performance.Id, Bob),
            OfOtherPerformance => new QueueTokenClaim(QueueTokenKind.Pass, new PerformanceId(Guid.Empty), Guest),
            _ => null,
        };
    }
}
