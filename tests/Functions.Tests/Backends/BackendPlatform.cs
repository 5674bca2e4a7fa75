using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Sales.Gateway;
using Serverless.Functions.Tests.Tickets;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Backends;

/// <summary>A platform with a Redis of its own and a store that can refuse, for requests to all endpoints.</summary>
#pragma warning disable CA1001 // The platform's services own the documents and dispose them.
public sealed class BackendPlatform(bool passesWithoutRedis, params string[] redisArguments) : PlatformFixture
#pragma warning restore CA1001
{
    private RedisServer? _redis;
    private RefusingDocuments? _documents;

    /// <summary>Settings that a test adds.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings { get; init; } = [];

    public RedisServer Redis => _redis ?? throw new InvalidOperationException("Not started yet.");

    internal RefusingDocuments Documents => _documents!;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("REDIS_CONNECTION", $"127.0.0.1:{Redis.Port},connectRetry=1"),
        new("Redis:CallMilliseconds", "1000"),
        new("Redis:ConnectMilliseconds", "1000"),
        new("Readiness:FreshMilliseconds", "20"),
        new("RateLimits:OpenWithoutRedis", passesWithoutRedis ? "true" : "false"),
        .. Settings,
    ];

    public override async Task InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(
            RedisKind.Redis, new RedisServerOptions { RedisArguments = redisArguments }, default);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Redis.DisposeAsync();
    }

    /// <summary>A new server takes the port of the one that ended.</summary>
    public async Task StartRedisAgainAsync() => _redis = await RedisServer.StartAsync(
        RedisKind.Redis, new RedisServerOptions { Port = Redis.Port, RedisArguments = redisArguments }, default);

    /// <summary>Everything that the calls name: events, reservations in three states, tickets, a queue entry.</summary>
    internal async Task<CalledObjects> PrepareAsync()
    {
        var sold = await EventFixture.OpenAsync(this);
        var queued = await EventFixture.OpenAsync(
            this, new JsonObject { ["threshold"] = 5, ["ratePerSecond"] = 50 });
        var doomed = await EventFixture.OpenAsync(this);
        var token = await sold.UserAsync();
        var held = (await sold.HoldAsync(token, sold.Seats[0])).Body.GetProperty("reservation");
        var requested = (await sold.HoldAsync(token, sold.Seats[1])).Body.GetProperty("reservation");
        var intent = await sold.CreateIntentAsync(token, requested.Id(), AmountOf(requested));

        return new CalledObjects
        {
            Token = token,
            LeavingToken = await sold.UserAsync(),
            Sold = sold,
            Queued = queued,
            Doomed = doomed,
            Held = held.Id(),
            HeldAmount = AmountOf(held),
            Requested = requested.Id(),
            Payment = intent.Body.GetProperty("payment_intent_id").GetString()!,
            Paid = (await sold.BuyAsync(token, sold.Seats[2])).Id(),
            FilmTickets = await this.IssueAsync(quantity: 3),
            Place = await this.JoinAsGuestAsync(queued.Id),
        };
    }

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        builder.Services.AddSingleton<IDocuments>(services => _documents = new RefusingDocuments(
            services.GetServices<IDocumentsEngine>().First(engine => engine.Name == DocumentsEngine.Embedded)
                .Open(services.GetRequiredService<DocumentsPolicy>())));
    }

    private static long AmountOf(JsonElement reservation) => reservation.GetProperty("totalAmount").GetInt64();
}

/// <summary>What the requests of all endpoints name.</summary>
internal sealed record CalledObjects
{
    public required string Token { get; init; }

    /// <summary>The token of a user whose sessions the requests end.</summary>
    public required string LeavingToken { get; init; }

    public required EventFixture Sold { get; init; }

    /// <summary>A performance with a queue.</summary>
    public required EventFixture Queued { get; init; }

    /// <summary>A performance that the requests change and cancel.</summary>
    public required EventFixture Doomed { get; init; }

    public required string Held { get; init; }

    public required long HeldAmount { get; init; }

    /// <summary>A held reservation with a payment.</summary>
    public required string Requested { get; init; }

    public required string Payment { get; init; }

    public required string Paid { get; init; }

    public required string[] FilmTickets { get; init; }

    /// <summary>A waiting token.</summary>
    public required string Place { get; init; }
}
