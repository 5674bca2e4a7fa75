using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Http.OpenApi.Hostility;

/// <summary>Random and hostile input on every endpoint, derived from the API's description itself.</summary>
public sealed class HostileRequestTests(HostilePlatform platform) : IClassFixture<HostilePlatform>
{
    /// <summary>A larger budget for a long night; the seed makes each night another.</summary>
    private const string CountVariable = "HOSTILE_REQUESTS";
    private const string SeedVariable = "HOSTILE_SEED";

    // The generator counts up from its seed: neighbours would make the same requests, a few places further on.
    private const ulong Stride = 0x9E3779B97F4A7C15;

    private const int EventCount = 3;

    private static readonly string[] EventNames = ["eventId", "event_id", "events"];
    private static readonly string[] ReservationNames = ["reservations", "reservationId", "reservation_id"];
    private static readonly string[] PlaceNames = ["token", "waiting_token", "reservation_token"];

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);

    private IReadOnlyList<string> _before = [];
    private int _acceptedCount;
    private int _refusedCount;

    private readonly JsonObject _document = ApiDocument.Of(platform.Functions, typeof(FunctionApp).Assembly);

    [Fact]
    public async Task Nothing_fails_or_hangs_and_a_refusal_changes_nothing()
    {
        var requests = new HostileRequests(
            _document, await TargetsAsync(), [platform.UserToken, platform.AdminToken, HostilePlatform.IssuerToken]);
        using var state = await StoredState.OpenAsync(platform);
        _before = await state.ReadAsync();
        var budget = Config.QuickThrowOnFailure
            .WithMaxTest(Read(CountVariable) ?? 1500)
            .WithReplay((ulong)(Read(SeedVariable) ?? 7) * Stride, 1);

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

    /// <summary>Something real to aim at, and what parameters and members call it.</summary>
    private async Task<HostileTargets> TargetsAsync()
    {
        var targets = new HostileTargets();
        var queued = await EventFixture.OpenAsync(platform, new JsonObject { ["threshold"] = 50, ["ratePerSecond"] = 50 });
        targets.Add(queued.Id, EventNames);
        targets.Add(Calls.UnknownId);
        targets.Add((await platform.JoinAsync(queued.Id, user: "guest")).Token(), PlaceNames);
        targets.Add(await platform.JoinAsGuestAsync(queued.Id), PlaceNames);

        // Several, because administrators call some of them off.
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

    /// <summary>What is held, under both of its names, and the payment that waits for it.</summary>
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
