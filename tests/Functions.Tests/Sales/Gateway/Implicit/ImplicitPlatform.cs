using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>A platform on which clients of the gateway contract create events by naming them.</summary>
public class ImplicitPlatform : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["Gateway:ImplicitEvents"] = "true",
            ["Gateway:ImplicitEventCountMax"] = "1000",
            ["Payments:Simulated:ApproveMilliseconds"] = "0",
        };

    /// <summary>A name in the form of the gateway's examples that no other test uses.</summary>
    public static string NewName() => $"evt_2025_{CatalogueCalls.Word()}";

    public Task<string> UserAsync() => IssueAsync(AccountRole.User);

    internal Task<Answer> CreateAsync(
        string token, string name, string[] seats, string? key = null, string? pass = null, long? price = null) =>
        Client.PostAsync(
            GatewayCalls.Create, GatewayCalls.Command(name, seats, pass, price).ToJsonString(), token, key);

    internal Task<Answer> ReadAsync(string token, string reservation) =>
        Client.SendAsync(HttpMethod.Get, $"/api/v1/reservations/{reservation}", token);

    internal Task<Answer> CreateIntentAsync(string token, string reservation, long amount, string? key = null) =>
        Client.PostAsync(
            "/api/v1/payment/intent",
            new JsonObject { ["reservation_id"] = reservation, ["amount"] = amount, ["currency"] = "KRW" }
                .ToJsonString(),
            token,
            key);

    internal Task<Answer> ConfirmAsync(string token, string reservation, string? key = null) =>
        Client.SendAsync(HttpMethod.Post, $"/api/v1/reservations/{reservation}/confirm", token, key: key);

    internal Task<Answer> CancelAsync(string token, string reservation) =>
        Client.SendAsync(HttpMethod.Post, $"/api/v1/reservations/{reservation}/cancel", token);
}

internal static class ImplicitAssertions
{
    /// <summary>Asserts that the response names the event and the seats as the client did.</summary>
    public static void HasNames(this Answer answer, string name, params string[] seats)
    {
        Assert.Equal(name, answer.Body.GetProperty("event_id").GetString());
        Assert.Equal(seats, answer.Body.GetProperty("seat_ids").EnumerateArray().Select(seat => seat.GetString()));
    }
}
