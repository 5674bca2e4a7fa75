using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Sales;

/// <summary>A refusal of seats names the right person.</summary>
public sealed class OwnSeatsTests
{
    private static readonly UserId Ada = new("0198aaaa-0000-7000-8000-00000000000a");
    private static readonly UserId Bob = new("0198aaaa-0000-7000-8000-00000000000b");

    private readonly SalesFixture _fixture = new();

    [Fact]
    public async Task Seats_that_the_user_holds_are_the_users_own()
    {
        await _fixture.HoldAsync(Ada, 0, 1);

        var result = await _fixture.TryHoldAsync(Ada, 1, 2);

        Assert.Equal("seats.already-yours", result.Error?.Code);
        Assert.Equal(["A-1-2"], result.Error!.Subjects);
    }

    [Fact]
    public async Task Seats_of_others_are_named_without_the_users_own()
    {
        await _fixture.HoldAsync(Ada, 0);
        await _fixture.HoldAsync(Bob, 1);

        var result = await _fixture.TryHoldAsync(Ada, 0, 1, 2);

        Assert.Equal("seats.taken", result.Error?.Code);
        Assert.Equal(["A-1-2"], result.Error!.Subjects);
    }

    [Fact]
    public async Task Seats_that_the_user_bought_are_the_users_own()
    {
        await _fixture.BuyAsync(Ada, 3);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime + TimeSpan.FromMinutes(1));

        Assert.Equal("seats.already-yours", (await _fixture.TryHoldAsync(Ada, 3)).Error?.Code);
        Assert.Equal("seats.taken", (await _fixture.TryHoldAsync(Bob, 3)).Error?.Code);
    }

    [Fact]
    public async Task Seats_that_were_the_users_own_are_not()
    {
        await _fixture.HoldAsync(Ada, 0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.HoldAsync(Bob, 0);

        Assert.Equal("seats.taken", (await _fixture.TryHoldAsync(Ada, 0)).Error?.Code);
    }
}
