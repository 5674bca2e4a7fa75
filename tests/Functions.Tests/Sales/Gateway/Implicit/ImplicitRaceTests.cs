using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>
/// Three instances share one store and one Redis. Requests for each new event and seat reach all of them at once.
/// </summary>
public sealed class ImplicitRaceTests : IDisposable
{
    private const int Callers = 50;
    private const int Rounds = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("implicit-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(RedisKind.Garnet)]
    [InlineData(RedisKind.Auto)]
    public async Task Fifty_concurrent_requests_for_one_new_seat_sell_it_once(RedisKind kind)
    {
        await using var redis = await RedisServer.StartAsync(kind, new RedisServerOptions(), default);
        await using var first = await StartAsync(redis, "1", store: null);
        var store = first.Services.GetRequiredService<IDocuments>();
        await using var second = await StartAsync(redis, "2", store);
        await using var third = await StartAsync(redis, "3", store);
        HttpClient[] clients = [Client(first), Client(second), Client(third)];
        var tokens = await SignUpAsync(first);

        for (var round = 0; round < Rounds; round++)
        {
            var name = $"evt_{round}";

            var answers = await Task.WhenAll(tokens.Select((token, i) =>
                CreateAsync(clients[i % 3], token, name, "A-12")));

            var winner = Array.FindIndex(answers, answer => answer.Status == 201);
            Assert.Equal(
                (1, Callers - 1),
                (answers.Count(answer => answer.Status == 201),
                    answers.Count(answer => answer is { Status: 409, Reason: "seats.taken" })));
            Assert.Equal(
                1, await CountAsync(store, new DocumentPartition("catalogue", "performances"), $"name:{name}"));
            var seats = new DocumentPartition("seat-names", TagOf(answers[winner]));
            Assert.Equal(1, await CountAsync(store, seats, "seat:"));
            await BuyAsync(clients, tokens[winner], answers[winner].Reservation());
            Assert.Equal(1, await CountAsync(store, new DocumentPartition("sales", TagOf(answers[winner])), "seat:"));
        }
    }

    [Fact]
    public async Task Fifty_concurrent_requests_for_different_new_seats_all_succeed()
    {
        await using var redis = await RedisServer.StartAsync(RedisKind.Auto, new RedisServerOptions(), default);
        await using var first = await StartAsync(redis, "1", store: null);
        var store = first.Services.GetRequiredService<IDocuments>();
        await using var second = await StartAsync(redis, "2", store);
        HttpClient[] clients = [Client(first), Client(second)];
        var tokens = await SignUpAsync(first);

        var answers = await Task.WhenAll(tokens.Select((token, i) =>
            CreateAsync(clients[i % 2], token, "evt", $"A-{i}")));
        var taken = await Task.WhenAll(tokens.Select((token, i) =>
            CreateAsync(clients[(i + 1) % 2], token, "evt", $"A-{(i + 1) % Callers}")));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.All(taken, answer => Assert.Equal((409, "seats.taken"), (answer.Status, answer.Reason)));
        var tag = Assert.Single(answers.Select(TagOf).Distinct());
        Assert.Equal(Callers, await CountAsync(store, new DocumentPartition("seat-names", tag), "seat:"));
    }

    /// <summary>Sends each step to another instance than the one before.</summary>
    private static async Task BuyAsync(HttpClient[] clients, string token, string reservation)
    {
        var asked = await clients[1].PostAsync(
            "/api/v1/payment/intent",
            $$"""{"reservation_id":"{{reservation}}","amount":50000,"currency":"KRW"}""",
            token);
        var confirmed = await clients[2].SendAsync(
            HttpMethod.Post, $"/api/v1/reservations/{reservation}/confirm", token);

        Assert.Equal((200, 200), (asked.Status, confirmed.Status));
    }

    private static Task<Answer> CreateAsync(HttpClient client, string token, string name, string seat) =>
        client.PostAsync(GatewayCalls.Create, GatewayCalls.Command(name, [seat]).ToJsonString(), token);

    private static async Task<string[]> SignUpAsync(LocalPlatform platform)
    {
        var (signUp, tokens) =
            (platform.Services.GetRequiredService<SignUp>(), platform.Services.GetRequiredService<ITokens>());

        return await Task.WhenAll(Enumerable.Range(0, Callers).Select(async i =>
        {
            var account = await signUp.ExecuteAsync(
                new AccountApplication(
                    "Ada", $"ada{i}@example.com", "a password", "010-1234-5678", new DateOnly(1990, 1, 1)),
                default);

            return tokens.Issue(account.Value!.ToUser());
        }));
    }

    private Task<LocalPlatform> StartAsync(RedisServer redis, string name, IDocuments? store) =>
        LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = Path.Combine(_folder.FullName, name),
                RedisConnection = redis.ConnectionString,
                RunTimers = false,
                Settings = new Dictionary<string, string?>
                {
                    ["JWT_SECRET"] = TestTokens.Secret,
                    ["Accounts:PasswordIterations"] = "1000",
                    ["RateLimits:PerSecond"] = "100000",
                    ["RateLimits:Burst"] = "100000",
                    ["Gateway:ImplicitEvents"] = "true",
                    ["Payments:Simulated:ApproveMilliseconds"] = "0",
                },
                Override = builder => _ = store is null ? builder.Services : builder.Services.AddSingleton(store),
            },
            default);

    private static HttpClient Client(LocalPlatform platform) => new() { BaseAddress = platform.BaseAddress };

    private static async Task<int> CountAsync(IDocuments store, DocumentPartition partition, string prefix) =>
        (await store.ListAsync(partition, DocumentRange.Prefix(prefix), 100, default)).Documents.Count;

    private static string TagOf(Answer created)
    {
        var id = Guid.Parse(GatewayCalls.OtherId(created.Reservation()));
        Assert.True(new Domain.Sales.ReservationId(id).TryTag(out var tag));

        return tag.ToString();
    }
}
