using Serverless.Domain.Tickets;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>A platform whose doors are open a day before and after the start of a performance.</summary>
public sealed class CheckInHoursFixture : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => [new("Tickets:CheckInHours", "24")];
}

public sealed class CheckInHoursTests(CheckInHoursFixture platform) : IClassFixture<CheckInHoursFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 20, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task A_ticket_of_a_performance_weeks_away_is_refused_and_stays_unused()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var reservation = (await fixture.BuyAsync(token, fixture.Seats[0])).Id();

        var answer = await platform.CheckInAsync($"{reservation}-1", @event: fixture.Id);
        var listed = await fixture.TicketsAsync(token, reservation);

        Assert.Equal((409, "tickets.other-day"), (answer.Status, answer.Reason));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, listed[0].GetProperty("admitted_at").ValueKind);
    }

    [Theory]
    [InlineData(-24 * 60, true)]
    [InlineData((-24 * 60) - 1, false)]
    [InlineData(0, true)]
    [InlineData(24 * 60, true)]
    [InlineData((24 * 60) + 1, false)]
    public void The_doors_open_and_close_at_the_hours_of_the_setting(int minutes, bool isOpen)
    {
        var now = Start.AddMinutes(minutes).ToOffset(TimeSpan.Zero);

        Assert.Equal(isOpen, new CheckInPolicy { CheckInHours = 24 }.IsOpen(Start, now));
        Assert.Equal(isOpen, new CheckInPolicy().IsOpen(Start, now));
        Assert.True(new CheckInPolicy { CheckInHours = 0 }.IsOpen(Start, now));
    }
}
