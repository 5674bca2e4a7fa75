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
    public async Task Keeps_it_with_a_hold_that_was_let_go(string query, string reason)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var held = (await eventFixture.HoldAsync(token, eventFixture.Seats[0])).Body.GetProperty("reservation").Id();
        var name = GatewayCalls.OtherName(held);

        var cancelled = await eventFixture.PostAsync(token, $"/api/v1/reservations/{name}/cancel{query}");

        Assert.Equal((200, "CANCELLED"), (cancelled.Status, cancelled.Status()));
        var kept = await platform.Platform.Services.GetRequiredService<IHolds>().FindAsync(IdOf(held), default);
        Assert.Equal(reason, kept!.Cancellation!.Reason);
    }

    [Fact]
    public async Task Keeps_it_with_the_record_of_what_was_paid()
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var bought = (await eventFixture.BuyAsync(token, eventFixture.Seats[0])).Id();

        var cancelled = await eventFixture.PostAsync(token, $"/api/v1/reservations/{bought}/cancel?reason=%ec%9d%bc%ec%a0%95");

        Assert.Equal(200, cancelled.Status);
        var sale = await platform.Platform.Services.GetRequiredService<ISales>().FindAsync(IdOf(bought), default);
        Assert.Equal("일정", sale!.Value.Value.Reservation.Cancellation!.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Has_a_limit(bool isGateway)
    {
        var eventFixture = await EventFixture.OpenAsync(platform);
        var token = await eventFixture.UserAsync();
        var held = (await eventFixture.HoldAsync(token, eventFixture.Seats[0])).Body.GetProperty("reservation").Id();
        var path = $"/api/v1/reservations/{(isGateway ? GatewayCalls.OtherName(held) : held)}/cancel";

        var twice = await eventFixture.PostAsync(token, $"{path}?reason=a&reason=b");
        var tooLong = await eventFixture.PostAsync(token, $"{path}?reason={new string('r', 201)}");
        var state = (await eventFixture.StatesAsync())[0];
        var longest = await eventFixture.PostAsync(token, $"{path}?reason={new string('r', 200)}");

        Assert.Equal((400, "request.repeated-parameter"), (twice.Status, twice.Reason));
        Assert.Equal((400, "reservations.long-reason"), (tooLong.Status, tooLong.Reason));
        Assert.Equal("locked", state);
        Assert.Equal(200, longest.Status);
    }

    private static ReservationId IdOf(string name) => new(Guid.Parse(
        name.StartsWith("rsv_", StringComparison.Ordinal) ? GatewayCalls.OtherName(name) : name));
}
