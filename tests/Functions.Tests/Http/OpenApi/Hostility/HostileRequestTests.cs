using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Http.OpenApi.Hostility;

/// <summary>Random and hostile input for every endpoint, derived from the API description.</summary>
public sealed class HostileRequestTests(HostilePlatform platform) : IClassFixture<HostilePlatform>
{
    /// <summary>Environment variables that set the number of requests and the seed, for longer runs.</summary>
    private const string CountVariable = "HOSTILE_REQUESTS";
    private const string SeedVariable = "HOSTILE_SEED";

    // The generator counts up from its seed, so that neighbouring seeds would make mostly the same requests.
    private const ulong Stride = 0x9E3779B97F4A7C15;

    private const int EventCount = 3;

    private static readonly string[] EventNames = ["eventId", "event_id", "events"];
    private static readonly string[] ReservationNames = ["reservations", "reservationId", "reservation_id"];
    private static readonly string[] QueueTokenNames = ["token", "waiting_token", "reservation_token"];

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);

    private IReadOnlyList<string> _before = [];
    private int _acceptedCount;
    private int _rejectedCount;

    private readonly JsonObject _document = ApiDocument.Of(platform.Functions, typeof(FunctionApp).Assembly);

    [Fact]
    public async Task Hostile_requests_never_fail_with_5xx_or_hang_and_errors_change_nothing()
    {
        var requests = new HostileRequests(
            _document, await TargetsAsync(), [platform.UserToken, platform.AdminToken, HostilePlatform.IssuerToken]);
        using var state = await StoredState.OpenAsync(platform);
        _before = await state.ReadAsync();
        var budget = Config.QuickThrowOnFailure
            .WithMaxTest(Read(CountVariable) ?? 1500)
            .WithReplay((ulong)(Read(SeedVariable) ?? 7) * Stride, 1);

        // FsCheck waits for each request before it makes the next, so it gets its own thread.
        await Task.Run(() => Prop
            .ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
                TryAsync(requests, state, seed).GetAwaiter().GetResult())
            .Check(budget));

        // If every request were rejected, the test would prove nothing.
        Assert.True(
            _acceptedCount > 0 && _rejectedCount > _acceptedCount,
            $"{_acceptedCount} accepted, {_rejectedCount} refused");
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
            _rejectedCount++;
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

    /// <summary>Ids of existing data, with the names of the parameters and members that take them.</summary>
    private async Task<HostileTargets> TargetsAsync()
    {
        var targets = new HostileTargets();
        var queuedFixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 50, ["ratePerSecond"] = 50 });
        targets.Add(queuedFixture.Id, EventNames);
        targets.Add(Calls.UnknownId);
        targets.Add((await platform.JoinAsync(queuedFixture.Id, user: "guest")).Token(), QueueTokenNames);
        targets.Add(await platform.JoinAsGuestAsync(queuedFixture.Id), QueueTokenNames);

        // Several performances, because administrators' requests cancel some of them.
        for (var i = 0; i < EventCount; i++)
        {
            var fixture = await EventFixture.OpenAsync(platform);
            await AddAsync(targets, fixture, await fixture.HoldAsync(platform.UserToken, fixture.Seats[0]));
            targets.Add(IdOf(await fixture.BuyAsync(platform.UserToken, fixture.Seats[1])), ReservationNames);
            targets.Add(fixture.Id, EventNames);
            targets.Add(fixture.Standing, "ticketTypeId");
            targets.Add(fixture.Seats[1], "seatIds", "seat_ids");
            targets.Add(fixture.Seats[2], "seatIds", "seat_ids");

            foreach (var token in (string[])[platform.UserToken, HostilePlatform.IssuerToken])
            {
                var named = await fixture.CreateAsync(token, [token == platform.UserToken ? "A-1-4" : "A-1-5"]);
                targets.Add(named.Reservation(), ReservationNames);
            }
        }

        var issued = await platform.Client.PostAsync(
            "/tickets/issue",
            """{"theater_name":"t","user_id":"u","movie_title":"m","price_krw":1000,"quantity":3}""");

        foreach (var ticket in issued.Body.GetProperty("ticket_ids").EnumerateArray())
        {
            targets.Add(ticket.GetString()!, "tickets", "ticket_ids", "ticket_id");
        }

        return targets;
    }

    /// <summary>Adds the hold under both of its ids, and its pending payment.</summary>
    private async Task AddAsync(HostileTargets targets, EventFixture fixture, Answer held)
    {
        var reservation = held.Body.GetProperty("reservation");
        var intent = await fixture.CreateIntentAsync(
            platform.UserToken, IdOf(reservation), reservation.GetProperty("totalAmount").GetInt64());
        targets.Add(IdOf(reservation), ReservationNames);
        targets.Add(GatewayCalls.OtherId(IdOf(reservation)), ReservationNames);
        targets.Add(
            intent.Body.GetProperty("payment_intent_id").GetString()!,
            "intent", "payment_intent_id", "paymentIntentId");
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
