using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Requests that the gateway rejects.</summary>
public sealed partial class GatewayReservationsTests
{
    [Theory]
    [MemberData(nameof(InvalidCommands))]
    public async Task Rejects_an_invalid_command_and_holds_no_seat(
        string body, int status, string reason, string message)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var sent = body.Replace("EVENT", fixture.Id, StringComparison.Ordinal)
            .Replace("SEAT", fixture.Seats[0], StringComparison.Ordinal);

        var answer = await platform.Client.PostAsync(GatewayCalls.Create, sent, await fixture.UserAsync());

        Assert.Equal((status, reason), (answer.Status, answer.Reason));
        Assert.Equal(status == 400 ? "BAD_REQUEST" : "NOT_FOUND", answer.Code());
        Assert.True(message.Length == 0 || message == answer.ErrorMessage());
        answer.IsProblemIn(ApiContract.Gateway);
        Assert.DoesNotContain("locked", await fixture.StatesAsync());
    }

    [Fact]
    public async Task Requires_a_uuid_as_idempotency_key()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        using var without = new HttpRequestMessage(HttpMethod.Post, GatewayCalls.Create)
        {
            Content = Calls.Json(GatewayCalls.Command(fixture.Id, ["A-1-1"]).ToJsonString()),
            Headers = { Authorization = new("Bearer", token) },
        };

        var missing = await platform.Client.ReadAsync(without);
        var malformed = await fixture.CreateAsync(token, ["A-1-1"], key: "not-a-uuid");

        Assert.Equal((400, "IDEMPOTENCY_REQUIRED"), (missing.Status, missing.Code()));
        Assert.Equal((400, "BAD_REQUEST"), (malformed.Status, malformed.Code()));
        Assert.DoesNotContain("locked", await fixture.StatesAsync());
    }
}
