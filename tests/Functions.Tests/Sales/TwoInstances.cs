using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;

namespace Serverless.Functions.Tests.Sales;

/// <summary>Two instances over one store and one Redis. No timer runs in either.</summary>
public sealed class TwoInstances : PlatformFixture
{
    private readonly DirectoryInfo _otherFolder = Directory.CreateTempSubdirectory("platform-");
    private LocalPlatform? _other;

    public LocalPlatform Other => _other ?? throw new InvalidOperationException("Not started yet.");

    /// <summary>One of each instance.</summary>
    public IReadOnlyList<HttpClient> Clients { get; private set; } = [];

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["WaitingRoom:TickMilliseconds"] = "100",
            ["WaitingRoom:BurstSeconds"] = "1",
        };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var store = Platform.Services.GetRequiredService<IDocuments>();
        _other = await LocalPlatform.StartAsync(
            new LocalPlatformOptions
            {
                DataDirectory = _otherFolder.FullName,
                RedisConnection = Platform.RedisConnection,
                RunTimers = false,
                Settings = new Dictionary<string, string?>(HighLimits.Concat(MoreSettings))
                {
                    ["JWT_SECRET"] = TestTokens.Secret,
                },
                Override = builder => builder.Services.AddSingleton(store),
            },
            default);
        Clients = [Client, new HttpClient { BaseAddress = Other.BaseAddress }];
    }

    public override async Task DisposeAsync()
    {
        Clients[1].Dispose();
        await Other.DisposeAsync();
        await base.DisposeAsync();
        _otherFolder.Delete(recursive: true);
    }

    /// <summary>A performance with a line, once both instances know of it.</summary>
    internal async Task<EventFixture> OpenAsync(int threshold, int ratePerSecond)
    {
        var eventFixture = await EventFixture.OpenAsync(
            this, new JsonObject { ["threshold"] = threshold, ["ratePerSecond"] = ratePerSecond });
        await Eventually.IsTrueAsync(
            async () => (await Clients[1].SendAsync(HttpMethod.Get, $"/api/v1/events/{eventFixture.Id}")).Status == 200,
            "the other instance knows the performance");

        return eventFixture;
    }

    /// <summary>How many came in from the line so far; asking this moves nobody.</summary>
    internal async Task<long> ServedAsync(EventFixture eventFixture)
    {
        var shown = await eventFixture.ShowAsync(AdminToken, $"/api/v1/queue/admin/{eventFixture.Id}");

        return shown.Body.GetProperty("servingNumber").GetInt64();
    }
}

/// <summary>What a question about a place was answered with.</summary>
internal sealed record AnsweredEntry(
    string Status, int Position, int CurrentUsers, int Threshold, long ServingNumber, long Version)
{
    public static AnsweredEntry Of(JsonElement answer) => new(
        answer.GetProperty("status").GetString()!,
        answer.GetProperty("position").GetInt32(),
        answer.GetProperty("currentUsers").GetInt32(),
        answer.GetProperty("threshold").GetInt32(),
        answer.GetProperty("servingNumber").GetInt64(),
        answer.GetProperty("version").GetInt64());
}
