using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Http;
using Serverless.Domain.Realtime;

namespace Serverless.Adapters.Realtime;

/// <summary>
/// Messages are counted by the request gate, which rejects a sender over the limit from memory. Deliveries have a
/// bucket of their own, from which a message takes one token for each connection that it reaches.
/// </summary>
internal sealed class RedisLiveLimits(IRequestGate gate, RedisConnection redis, RoomPolicy policy) : ILiveLimits
{
    private const string Bucket = "Live";

    private static readonly RedisScript TakeDeliveries = RedisScript.Load("time.lua", "take-deliveries.lua");

    private readonly RateRule _ofUser = new(policy.MessagesPerSecond, policy.MessageBurst);
    private readonly RateRule _ofConnection =
        new(policy.ConnectionMessagesPerSecond, policy.ConnectionMessageBurst);

    public async Task<bool> TryCountAsync(UserId user, ConnectionId connection, CancellationToken cancellationToken)
    {
        GateRequest[] requests =
        [
            new(new CallerTag($"u{user.Value}"), Bucket, _ofUser),
            new(new CallerTag($"c{connection}"), Bucket, _ofConnection),
        ];

        if (Array.Exists(requests, request => gate.FindCachedRejection(request) is not null))
        {
            return false;
        }

        var decisions = await Task.WhenAll(
            requests.Select(request => gate.EnterAsync(request, cancellationToken).AsTask()));

        return !Array.Exists(decisions, decision => decision.IsLimited);
    }

    public async Task<bool> TryDeliverAsync(UserId user, int deliveryCount, CancellationToken cancellationToken) =>
        (int)await TakeDeliveries.RunAsync(
            redis,
            [$"rooms:{{u{user.Value}}}:deliveries"],
            [deliveryCount, policy.DeliveriesPerSecond, policy.DeliveryBurst],
            cancellationToken) == 1;
}
