using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Sales;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;
using Serverless.Fakes.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

public sealed class InMemoryHoldsTests : HoldsContract
{
    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly InMemoryPasses _passes;

    public InMemoryHoldsTests() => _passes = new InMemoryPasses(_clock);

    private protected override DateTimeOffset Now => _clock.GetUtcNow();

    private protected override Task<IHolds> OpenAsync() =>
        Task.FromResult<IHolds>(new InMemoryHolds(Terms, _passes, _clock));

    private protected override Task WaitUntilAsync(DateTimeOffset moment)
    {
        _clock.SetUtcNow(moment);

        return Task.CompletedTask;
    }

    private protected override Task AdmitAsync(UserId user, DateTimeOffset until)
    {
        _passes.Admit(Performance.Id.Tag, user, until);

        return Task.CompletedTask;
    }
}

public abstract class RedisHoldsContract(RedisKind kind) : HoldsContract
{
    private protected override DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private SaleFixture? _fixture;

    private protected override async Task<IHolds> OpenAsync()
    {
        _fixture = SaleFixture.Open(
            await TestRedis.OpenAsync(kind),
            new InMemoryDocuments(),
            Performance,
            new SaleFixture.Options { Seats = Terms });

        return _fixture.Holds;
    }

    private protected override async Task CommitAsync(Reservation reservation) =>
        Assert.IsType<SaleResult.Committed>(await _fixture!.Sales.TryCommitAsync(
            Performance, null, new Sale(reservation with { State = ReservationState.Confirmed }), default));

    private protected override Task WaitUntilAsync(DateTimeOffset moment) =>
        Eventually.IsTrueAsync(() => Task.FromResult(Now > moment), "the hold expires");

    private protected override async Task AdmitAsync(UserId user, DateTimeOffset until)
    {
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        await database.SortedSetAddAsync(
            RedisSeatKeys.Of(Performance.Id.Tag).Passes, user.Value, until.ToUnixTimeMilliseconds());
    }
}

public sealed class GarnetHoldsTests() : RedisHoldsContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerHoldsTests() : RedisHoldsContract(RedisKind.Redis);
