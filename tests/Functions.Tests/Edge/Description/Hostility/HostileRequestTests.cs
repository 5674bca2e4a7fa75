using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Purchases;

namespace Serverless.Functions.Tests.Edge.Description.Hostility;

/// <summary>Random and hostile input on every endpoint, derived from the API's description itself.</summary>
public sealed class HostileRequestTests(PlatformFixture platform) : IClassFixture<PlatformFixture>
{
    /// <summary>A larger budget for a long night; the seed makes each night another.</summary>
    private const string CountVariable = "HOSTILE_REQUESTS";
    private const string SeedVariable = "HOSTILE_SEED";

    private const int HallCount = 3;

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);

    private IReadOnlyList<string> _before = [];
    private int _acceptedCount;
    private int _refusedCount;

    private readonly JsonObject _document = ApiDocument.Of(platform.Functions, typeof(FunctionApp).Assembly);

    [Fact]
    public async Task Nothing_fails_or_hangs_and_a_refusal_changes_nothing()
    {
        var requests = new HostileRequests(
            _document, await IdsAsync(), [platform.UserToken, platform.AdminToken]);
        using var state = await StoredState.OpenAsync(platform);
        _before = await state.ReadAsync();
        var budget = Config.QuickThrowOnFailure
            .WithMaxTest(Read(CountVariable) ?? 1500)
            .WithReplay((ulong)(Read(SeedVariable) ?? 7), 1);

        // FsCheck waits for each request before it makes the next, on a thread that nobody else needs.
        await Task.Run(() => Prop
            .ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
                TryAsync(requests, state, seed).GetAwaiter().GetResult())
            .Check(budget));

        // Were everything refused at the door, nothing would have been tested.
        Assert.True(
            _acceptedCount > 0 && _refusedCount > _acceptedCount,
            $"{_acceptedCount} accepted, {_refusedCount} refused");
    }

    private async Task TryAsync(HostileRequests requests, StoredState state, int seed)
    {
        using var request = requests.Make(seed);
        var name = $"seed {seed}: {request.Method} {request.RequestUri}";
        var status = await SendAsync(request, name);
        var after = await state.ReadAsync();
        Assert.True(status < 500, $"{name} answers {status}");

        if (status < 400)
        {
            _acceptedCount++;
        }
        else
        {
            _refusedCount++;
            Assert.True(_before.SequenceEqual(after), $"{name} answers {status} and changes {Change(_before, after)}");
        }

        _before = after;
    }

    private async Task<int> SendAsync(HttpRequestMessage request, string name)
    {
        using var limit = new CancellationTokenSource(CallLimit);

        try
        {
            using var response = await platform.Client.SendAsync(request, limit.Token);

            return (int)response.StatusCode;
        }
        catch (ContractException exception)
        {
            throw new ContractException($"{name}: {exception.Message}");
        }
    }

    /// <summary>Something real to aim at: an event on sale, its seats, a reservation, a purchase.</summary>
    private async Task<IReadOnlyList<string>> IdsAsync()
    {
        var queued = await Hall.OpenAsync(platform, new JsonObject { ["threshold"] = 50, ["ratePerSecond"] = 50 });
        var ids = new List<string> { queued.Id, Calls.UnknownId };

        // Several, because administrators call some of them off.
        for (var i = 0; i < HallCount; i++)
        {
            var hall = await Hall.OpenAsync(platform);
            var held = await hall.HoldAsync(platform.UserToken, hall.Seats[0]);
            var bought = await hall.BuyAsync(platform.UserToken, hall.Seats[1]);
            ids.AddRange([hall.Id, hall.Id, hall.Id, hall.Standing, hall.Seats[1], hall.Seats[2]]);
            ids.AddRange([IdOf(held.Body.GetProperty("reservation")), IdOf(bought)]);
        }

        return ids;
    }

    private static string IdOf(System.Text.Json.JsonElement body) => body.GetProperty("id").GetString()!;

    private static string Change(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        string.Join("; ", before.Except(after).Select(line => $"- {line}")
            .Concat(after.Except(before).Select(line => $"+ {line}")));

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
