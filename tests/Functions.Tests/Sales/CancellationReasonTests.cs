using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Sales;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Sales;

/// <summary>The optional <c>reason</c> of a cancellation.</summary>
[Collection(PlatformTests.Name)]
public sealed class CancellationReasonTests(PlatformFixture platform)
{
    [Theory]
    [InlineData("", "user_cancelled")]
    [InlineData("?reason=", "user_cancelled")]
    [InlineData("?reason=wrong%20seats", "wrong seats")]
    public async Task Stores_the_reason_with_a_released_hold(string query, string reason)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation").Id();
        var name = GatewayCalls.OtherId(held);

        var cancelled = await fixture.PostAsync(token, $"/api/v1/reservations/{name}/cancel{query}");

        Assert.Equal((200, "CANCELLED"), (cancelled.Status, cancelled.Status()));
        var kept = await platform.Platform.Services.GetRequiredService<IHolds>().FindAsync(IdOf(held), default);
        Assert.Equal(reason, kept.Reservation!.Cancellation!.Reason);
    }

    [Fact]
    public async Task Stores_the_reason_with_a_refunded_sale()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var bought = (await fixture.BuyAsync(token, fixture.Seats[0])).Id();

        var cancelled = await fixture.PostAsync(
            token, $"/api/v1/reservations/{bought}/cancel?reason=%ec%9d%bc%ec%a0%95");

        Assert.Equal(200, cancelled.Status);
        var sale = await platform.Platform.Services.GetRequiredService<ISales>().FindAsync(IdOf(bought), default);
        Assert.Equal("일정", sale!.Value.Value.Reservation.Cancellation!.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rejects_a_repeated_or_too_long_reason(bool isGateway)
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0])).Body.GetProperty("reservation").Id();
        var path = $"/api/v1/reservations/{(isGateway ? GatewayCalls.OtherId(held) : held)}/cancel";

        var twice = await fixture.PostAsync(token, $"{path}?reason=a&reason=b");
        var tooLong = await fixture.PostAsync(token, $"{path}?reason={new string('r', 201)}");
        var state = (await fixture.StatesAsync())[0];
        var longest = await fixture.PostAsync(token, $"{path}?reason={new string('r', 200)}");

        Assert.Equal((400, "request.repeated-parameter"), (twice.Status, twice.Reason));
        Assert.Equal((400, "reservations.long-reason"), (tooLong.Status, tooLong.Reason));
        Assert.Equal("locked", state);
        Assert.Equal(200, longest.Status);
    }

    private static ReservationId IdOf(string name) => new(Guid.Parse(
        name.StartsWith("rsv_", StringComparison.Ordinal) ? GatewayCalls.OtherId(name) : name));
}
