using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>A platform behind a proxy, which writes the client's address into a header.</summary>
public class AddressedPlatform : PlatformFixture
{
    public const int GuestsMax = 10;

    private const string AddressHeader = "X-Azure-ClientIP";

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("RateLimits:AddressHeader", AddressHeader),
        new("WaitingRoom:GuestsPerAddressMax", $"{GuestsMax}"),
        new("WaitingRoom:TickMilliseconds", "60000"),
        .. FurtherSettings,
    ];

    protected virtual IEnumerable<KeyValuePair<string, string?>> FurtherSettings => [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();

        // The address of requests that name no other.
        Client.DefaultRequestHeaders.Add(AddressHeader, "192.0.2.1");
    }

    internal async Task<Answer> JoinFromAsync(
        string address, string performance, string? token = null, (string, string)? header = null)
    {
        var body = new JsonObject { ["event_id"] = performance };

        if (token is not null)
        {
            body["waiting_token"] = token;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, GatewayCalls.Join)
        {
            Content = Calls.Json(body.ToJsonString()),
        };
        request.Headers.Add(AddressHeader, address);

        if (header is var (name, value))
        {
            request.Headers.Add(name, value);
        }

        return await Client.ReadAsync(request);
    }

    internal Task<Answer> ShowFromAsync(string address, string token) =>
        SendFromAsync(address, HttpMethod.Get, "status", token);

    internal Task<Answer> LeaveFromAsync(string address, string token) =>
        SendFromAsync(address, HttpMethod.Delete, "leave", token);

    private async Task<Answer> SendFromAsync(string address, HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(
            method, $"/api/v1/queue/{path}?token={Uri.EscapeDataString(token)}");
        request.Headers.Add(AddressHeader, address);

        return await Client.ReadAsync(request);
    }

    /// <summary>Loses a queue, like an emptied Redis.</summary>
    internal async Task LoseQueueAsync(string performance)
    {
        var tag = new PerformanceId(Guid.Parse(performance)).Tag;
        var database = await Platform.Services.GetRequiredService<RedisConnection>().OpenAsync(default);
        await database.KeyDeleteAsync(RedisQueueKeys.Of(tag));
    }
}

/// <summary>The same, and guests have some work to do.</summary>
public sealed class ChallengingPlatform : AddressedPlatform
{
    protected override IEnumerable<KeyValuePair<string, string?>> FurtherSettings =>
        [new("WaitingRoom:ChallengeBits", "8")];
}
