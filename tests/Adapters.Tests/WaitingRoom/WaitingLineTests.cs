using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

public sealed class GarnetWaitingLineTests : WaitingLineContract
{
    private protected override Task<LineWorld> MakeAsync(WaitingRoomPolicy policy, LineRules rules) =>
        LineWorld.OnAsync(RedisKind.Garnet, policy, rules);
}

[OnRedisServer]
public sealed class RedisServerWaitingLineTests : WaitingLineContract
{
    private protected override Task<LineWorld> MakeAsync(WaitingRoomPolicy policy, LineRules rules) =>
        LineWorld.OnAsync(RedisKind.Redis, policy, rules);
}

public sealed class InMemoryWaitingLineTests : WaitingLineContract
{
    private protected override Task<LineWorld> MakeAsync(WaitingRoomPolicy policy, LineRules rules) =>
        Task.FromResult(LineWorld.InMemory(policy, rules, DrawLot));

    private static double DrawLot(VisitorId visitor) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(visitor.Value))[0] / 256d;
}
