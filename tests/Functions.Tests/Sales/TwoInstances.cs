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

    /// <summary>One client for each instance.</summary>
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

    /// <summary>Opens a performance with a queue and waits until both instances can read it.</summary>
    internal async Task<EventFixture> OpenAsync(int threshold, int ratePerSecond)
    {
        var fixture = await EventFixture.OpenAsync(
            this, new JsonObject { ["threshold"] = threshold, ["ratePerSecond"] = ratePerSecond });
        await Eventually.IsTrueAsync(
            async () => (await Clients[1].SendAsync(HttpMethod.Get, $"/api/v1/events/{fixture.Id}")).Status == 200,
            "the other instance knows the performance");

        return fixture;
    }

    /// <summary>The number of users admitted from the queue so far. Reading it does not advance the queue.</summary>
    internal async Task<long> ServedAsync(EventFixture fixture)
    {
        var shown = await fixture.ShowAsync(AdminToken, $"/api/v1/queue/admin/{fixture.Id}");

        return shown.Body.GetProperty("servingNumber").GetInt64();
    }
}

/// <summary>The response to a queue request.</summary>
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
