using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>The gateway's own clients, whom another issuer knows, at a platform whose holds end soon.</summary>
public sealed class HastyPlatformFixture : IssuerPlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [.. base.MoreSettings, new("Gateway:HoldSeconds", "8")];
}

public sealed class ExternalUsersTests(HastyPlatformFixture platform) : IClassFixture<HastyPlatformFixture>
{
    private const long SeatPrice = 70_000;

    [Fact]
    public async Task Joins_reserves_pays_and_reads_under_the_name_that_the_issuer_gave()
    {
        var eventFixture = await EventFixture.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var token = Sign("user-42");

        var joined = await platform.JoinAsync(eventFixture.Id, token, user: "somebody-else");
        var created = await eventFixture.CreateAsync(token, ["A-1-1"]);
        var asked = await eventFixture.AskAsync(token, created.Reservation(), SeatPrice);
        var confirmed = await eventFixture.ConfirmAsync(token, created.Reservation());
        var shown = await eventFixture.ReadAsync(token, created.Reservation());

        Assert.Equal((202, 201, 200, 200), (joined.Status, created.Status, asked.Status, confirmed.Status));
        Assert.Equal("user-42", created.Body.GetProperty("user_id").GetString());
        Assert.Equal(("CONFIRMED", "user-42"), (shown.Status(), shown.Body.GetProperty("user_id").GetString()));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/confirm")]
    public async Task Hears_of_an_id_of_neither_form_as_the_gateway_says_it(string method, string action)
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
    public async Task Counts_each_face_of_a_path_in_its_own_familys_bucket()
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
    public async Task Lets_go_of_what_was_not_paid_in_time_and_sells_it_to_the_next()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var (token, next) = (Sign("user-1"), Sign("user-2"));
        var named = (await eventFixture.CreateAsync(token, ["A-1-1"])).Reservation();
        var early = await eventFixture.CreateAsync(next, ["A-1-1"]);

        var shown = await EndAsync(eventFixture, token, named);
        var asked = await eventFixture.AskAsync(token, named, SeatPrice);
        var confirmed = await eventFixture.ConfirmAsync(token, named);
        var cancelled = await eventFixture.CancelAsync(token, named);
        var byTiketi = await eventFixture.ReadAsync(token, GatewayCalls.OtherName(named));
        var sold = await eventFixture.CreateAsync(next, ["A-1-1"]);

        Assert.Equal((409, "INVENTORY_CONFLICT"), (early.Status, early.Code()));
        Assert.Equal("EXPIRED", shown.Status());
        Assert.All([asked, confirmed, cancelled], answer =>
            Assert.Equal((409, "RESERVATION_EXPIRED"), (answer.Status, answer.Code())));
        Assert.Equal("expired", byTiketi.Body.GetProperty("reservation").GetProperty("status").GetString());
        Assert.Equal(201, sold.Status);
    }

    private static async Task<Answer> EndAsync(EventFixture eventFixture, string token, string reservation)
    {
        var shown = await eventFixture.ReadAsync(token, reservation);

        for (var i = 0; i < 600 && shown.Status() == "HOLD"; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            shown = await eventFixture.ReadAsync(token, reservation);
        }

        return shown;
    }

    private string Sign(string subject) => platform.Key.Sign($$"""
        {"iss":"https://issuer.example","aud":"tickets","sub":"{{subject}}","exp":4000000000}
        """);
}
