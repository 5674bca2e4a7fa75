using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>A server that forgets.</summary>
public abstract class WaitingLineLosses(RedisKind kind)
{
    [ContractFact]
    public async Task Everybody_can_enter_again_after_the_server_lost_everything()
    {
        await using var server = await TestRedis.StartOwnAsync(kind);
        using var redis = TestRedis.Connect(server);
        var line = new RedisWaitingLine(redis, new WaitingRoomPolicy());
        var terms = new LineTerms(new PerformanceTag(1), DateTimeOffset.UnixEpoch, new LineRules(1, 1));
        await line.EnterAsync(terms, new VisitorId("a"), default);
        await line.EnterAsync(terms, new VisitorId("b"), default);

        await server.RestartAsync(default);
        await Eventually.IsTrueAsync(() => AnswersAsync(line, terms), "the emptied server serves calls");

        Assert.Equal(PlaceState.NotInLine, (await line.ShowAsync(terms, new VisitorId("a"), default)).Place.State);
        Assert.Equal(PlaceState.Admitted, (await line.EnterAsync(terms, new VisitorId("b"), default)).Place.State);
        Assert.Equal(1, (await line.EnterAsync(terms, new VisitorId("a"), default)).Place.Position);
    }

    private static async Task<bool> AnswersAsync(RedisWaitingLine line, LineTerms terms)
    {
        try
        {
            await line.ReadAsync(terms, default);

            return true;
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisUnknownOutcomeException)
        {
            return false;
        }
    }
}

public sealed class GarnetWaitingLineLossTests() : WaitingLineLosses(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingLineLossTests() : WaitingLineLosses(RedisKind.Redis);
