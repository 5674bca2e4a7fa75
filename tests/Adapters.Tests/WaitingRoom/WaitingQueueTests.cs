using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

public sealed class GarnetWaitingQueueTests : WaitingQueueContract
{
    private protected override Task<QueueFixture> OpenAsync(WaitingRoomPolicy policy, QueueRules rules) =>
        QueueFixture.OpenAsync(RedisKind.Garnet, policy, rules);
}

[OnRedisServer]
public sealed class RedisServerWaitingQueueTests : WaitingQueueContract
{
    private protected override Task<QueueFixture> OpenAsync(WaitingRoomPolicy policy, QueueRules rules) =>
        QueueFixture.OpenAsync(RedisKind.Redis, policy, rules);
}

public sealed class InMemoryWaitingQueueTests : WaitingQueueContract
{
    private protected override Task<QueueFixture> OpenAsync(WaitingRoomPolicy policy, QueueRules rules) =>
        Task.FromResult(QueueFixture.InMemory(policy, rules, DrawPosition));

    private static double DrawPosition(UserId user) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(user.Value)))
            / (1d + uint.MaxValue);
}
