using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

/// <summary>
/// A performance on sale with ten numbered seats and two ticket types, and the requests that users send to it.
/// </summary>
internal sealed class EventFixture(PlatformFixture platform, JsonElement performance, string[] seats)
{
    public string Id { get; } = performance.Id();

    /// <summary>The performance's name in Redis keys and metrics.</summary>
    public string Tag => new PerformanceId(Guid.Parse(Id)).Tag.ToString();

    public HttpClient Client => platform.Client;

    /// <summary>The seat ids in the order of the seat map: A-1-1 to A-1-5, A-2-1 to A-2-5.</summary>
    public string[] Seats => seats;

    public string Standing { get; } = TypeOf(performance, 0);

    public string Vip { get; } = TypeOf(performance, 1);

    public static async Task<EventFixture> OpenAsync(PlatformFixture platform, JsonObject? queue = null)
    {
        var layout = await platform.AddLayoutAsync(
            CatalogueCalls.Layout(CatalogueCalls.Word(), CatalogueCalls.Section("A", 2, 5)));
        var command = CatalogueCalls.Event(CatalogueCalls.Word());
        command["seatLayoutId"] = layout;
        command["queue"] = queue;
        var performance = await platform.PublishAsync(command);
        var map = await platform.GetAsync($"/api/v1/seats/events/{performance.Id()}");

        return new EventFixture(
            platform, performance, [.. map.Body.GetProperty("seats").EnumerateArray().Select(seat => seat.Id())]);
    }

    public Task<string> UserAsync() => platform.IssueAsync(AccountRole.User);

    public Task<Answer> HoldAsync(string token, params string[] wanted) => platform.Client.PostAsync(
        "/api/v1/seats/reserve",
        new JsonObject
        {
            ["eventId"] = Id,
            ["seatIds"] = new JsonArray([.. wanted.Select(seat => (JsonNode)seat)])
        }.ToJsonString(),
        token);

    public Task<Answer> OrderAsync(string token, params (string Type, int Quantity)[] items) =>
        platform.Client.PostAsync(
            "/api/v1/reservations",
            new JsonObject
            {
                ["eventId"] = Id,
                ["items"] = new JsonArray([.. items.Select(item =>
                    new JsonObject { ["ticketTypeId"] = item.Type, ["quantity"] = item.Quantity })]),
            }.ToJsonString(),
            token);

    public Task<Answer> CreateIntentAsync(string token, string reservation, long amount, string scenario = "approve") =>
        platform.Client.PostAsync(
            "/api/v1/payment/intent",
            new JsonObject
            {
                ["reservation_id"] = reservation,
                ["amount"] = amount,
                ["currency"] = "KRW",
                ["scenario"] = scenario,
            }.ToJsonString(),
            token);

    public Task<Answer> PostAsync(string token, string path) => platform.Client.SendAsync(HttpMethod.Post, path, token);

    public Task<Answer> ConfirmAsync(string token, string reservation) =>
        PostAsync(token, $"/api/v1/reservations/{reservation}/confirm");

    public Task<Answer> CancelAsync(string token, string reservation) =>
        PostAsync(token, $"/api/v1/reservations/{reservation}/cancel");

    public Task<Answer> ShowAsync(string token, string path) => platform.Client.SendAsync(HttpMethod.Get, path, token);

    public async Task<JsonElement> BuyAsync(string token, params string[] wanted)
    {
        var held = (await HoldAsync(token, wanted)).Body.GetProperty("reservation");
        await CreateIntentAsync(token, held.Id(), held.GetProperty("totalAmount").GetInt64());
        Assert.Equal(200, (await ConfirmAsync(token, held.Id())).Status);

        return held;
    }

    public async Task<string[]> StatesAsync() =>
    [
        .. (await platform.GetAsync($"/api/v1/seats/events/{Id}")).Body.GetProperty("seats").EnumerateArray()
            .Select(seat => seat.GetProperty("status").GetString()!),
    ];

    private static string TypeOf(JsonElement performance, int index) =>
        performance.GetProperty("ticketTypes")[index].Id();
}
