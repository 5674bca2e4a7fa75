using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>A platform with short holds that accepts the tokens of an external issuer.</summary>
public sealed class ShortHoldPlatformFixture : IssuerPlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [.. base.MoreSettings, new("Gateway:HoldSeconds", "8")];
}

public sealed class ExternalUsersTests(ShortHoldPlatformFixture platform) : IClassFixture<ShortHoldPlatformFixture>
{
    private const long SeatPrice = 70_000;

    [Fact]
    public async Task A_user_of_an_external_issuer_buys_under_the_subject_of_the_token()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var token = Sign("user-42");

        var joined = await platform.JoinAsync(fixture.Id, token, user: "somebody-else");
        var created = await fixture.CreateAsync(token, ["A-1-1"]);
        var asked = await fixture.CreateIntentAsync(token, created.Reservation(), SeatPrice);
        var confirmed = await fixture.ConfirmAsync(token, created.Reservation());
        var shown = await fixture.ReadAsync(token, created.Reservation());

        Assert.Equal((202, 201, 200, 200), (joined.Status, created.Status, asked.Status, confirmed.Status));
        Assert.Equal("user-42", created.Body.GetProperty("user_id").GetString());
        Assert.Equal(("CONFIRMED", "user-42"), (shown.Status(), shown.Body.GetProperty("user_id").GetString()));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/confirm")]
    public async Task Rejects_an_unknown_id_form_in_the_contract_of_the_tokens_issuer(string method, string action)
    {
        var path = $"/api/v1/reservations/res-7{action}";

        var foreign = await platform.Client.SendAsync(new HttpMethod(method), path, Sign("user-42"));
        var own = await platform.Client.SendAsync(new HttpMethod(method), path, platform.UserToken);

        Assert.Equal((404, "NOT_FOUND"), (foreign.Status, foreign.Code()));
        foreign.IsProblemIn(ApiContract.Gateway);
        Assert.Equal((400, "Invalid id format"), (own.Status, own.Message));
        own.IsProblemIn(ApiContract.Tiketi);
    }

    [Fact]
    public async Task Counts_a_shared_path_in_the_rate_limit_of_the_ids_contract()
    {
        var byGateway = await platform.Client.SendAsync(
            HttpMethod.Get, $"/api/v1/reservations/rsv_{Guid.Parse(Calls.UnknownId):N}", platform.UserToken);
        var byTiketi = await platform.Client.SendAsync(
            HttpMethod.Get, $"/api/v1/reservations/{Calls.UnknownId}", platform.UserToken);

        Assert.StartsWith(
            "\"Gateway\"", byGateway.Headers.GetValues("RateLimit-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith(
            "\"Tiketi\"", byTiketi.Headers.GetValues("RateLimit-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unpaid_hold_expires_and_its_seat_is_sold_to_another_user()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (token, next) = (Sign("user-1"), Sign("user-2"));
        var named = (await fixture.CreateAsync(token, ["A-1-1"])).Reservation();
        var early = await fixture.CreateAsync(next, ["A-1-1"]);

        var shown = await WaitUntilExpiredAsync(fixture, token, named);
        var asked = await fixture.CreateIntentAsync(token, named, SeatPrice);
        var confirmed = await fixture.ConfirmAsync(token, named);
        var cancelled = await fixture.CancelAsync(token, named);
        var byTiketi = await fixture.ReadAsync(token, GatewayCalls.OtherId(named));
        var sold = await fixture.CreateAsync(next, ["A-1-1"]);

        Assert.Equal((409, "INVENTORY_CONFLICT"), (early.Status, early.Code()));
        Assert.Equal("EXPIRED", shown.Status());
        Assert.All([asked, confirmed, cancelled], answer =>
            Assert.Equal((409, "RESERVATION_EXPIRED"), (answer.Status, answer.Code())));
        Assert.Equal("expired", byTiketi.Body.GetProperty("reservation").GetProperty("status").GetString());
        Assert.Equal(201, sold.Status);
    }

    private static async Task<Answer> WaitUntilExpiredAsync(EventFixture fixture, string token, string reservation)
    {
        var shown = await fixture.ReadAsync(token, reservation);

        for (var i = 0; i < 600 && shown.Status() == "HOLD"; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            shown = await fixture.ReadAsync(token, reservation);
        }

        return shown;
    }

    private string Sign(string subject) => platform.Key.Sign($$"""
        {"iss":"https://issuer.example","aud":"tickets","sub":"{{subject}}","exp":4000000000}
        """);
}
