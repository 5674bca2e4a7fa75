using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Accounts.Sessions;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts.Sessions;

/// <summary>Instances of the platform that share one store.</summary>
public abstract class RevokedSessionsFixture
{
    private protected static UserId Ada { get; } = new("ada");
    private protected static TokenSession First { get; } = new("first", 0);
    private protected static TokenSession Second { get; } = new("second", 0);

    private protected StoppableDocuments Documents { get; } = new();
    private protected FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 11, 28, 23, 59, 58, TimeSpan.Zero));

    private protected SessionPolicy Policy { get; } = new();

    private protected DocumentRevokedSessions Instance(TimeProvider? clock = null) => new(
        Documents,
        new RevocationReader(
            Documents,
            Policy,
            new TokenPolicy(),
            new TestRounds(Clock),
            clock ?? Clock,
            NullLogger<RevocationReader>.Instance),
        clock ?? Clock);
}
