using System.Globalization;
using Serverless.Adapters.Http;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Http;

// Sends requests to the request gate as one instance of many, and prints the number of accepted requests. Arguments:
// the Redis connection string, the caller, the burst, and the number of requests.
const int Concurrency = 32;

var (burst, count) =
    (int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
var gateRequest = new GateRequest(new CallerTag(args[1]), "test", new RateRule(1, burst));
using var redis = new RedisConnection(new RedisPolicy
{
    ConnectionString = args[0],
    CallMilliseconds = 20_000,
    ConnectMilliseconds = 20_000,
});
var requestGate = new RedisRequestGate(redis, new IdempotencyPolicy(), TimeProvider.System);
var (next, entered) = (0, 0);

await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(async () =>
{
    while (Interlocked.Increment(ref next) <= count)
    {
        if (!(await requestGate.EnterAsync(gateRequest, CancellationToken.None)).IsLimited)
        {
            Interlocked.Increment(ref entered);
        }
    }
})));

Console.WriteLine(entered);
