using System.Text.Json;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>Selected seats, and the aliases of who selects them.</summary>
public sealed partial class OfficialClientTests
{
    [Fact]
    public async Task Forwards_a_seat_selection_under_an_alias()
    {
        var performance = await PublishWithSeatsAsync();
        var seats = await SeatsOfAsync(performance);
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await using var selector = await platform.ConnectAsync(platform.AdminToken);
        await JoinSeatsAsync(watcher, performance);
        await selector.SendAsync("join-seat-selection", new { eventId = performance });

        await selector.SendAsync(
            "seat-selection-changed",
            new { eventId = performance, seats = seats.Skip(3).Take(1), userId = "somebody else" });

        var selection =
            await watcher.ReceiveAsync("seat-update", update => update.GetProperty("seats")[0].GetString() == seats[3]);
        Assert.Matches("^[0-9a-f]{16}$", selection.GetProperty("userId").GetString());
    }

    [Fact]
    public async Task A_seat_selection_does_not_come_back_to_its_sender()
    {
        var performance = await PublishWithSeatsAsync();
        var seats = await SeatsOfAsync(performance);
        await using var sender = await platform.ConnectAsync(platform.UserToken);
        await using var sameUser = await platform.ConnectAsync(platform.UserToken);
        await JoinSeatsAsync(sender, performance);
        await JoinSeatsAsync(sameUser, performance);

        await sender.SendAsync("seat-selection-changed", new { eventId = performance, seats = seats.Take(1) });
        var sent = await sameUser.ReceiveAsync("seat-update");
        await sameUser.SendAsync(
            "seat-selection-changed", new { eventId = performance, seats = seats.Skip(1).Take(1) });
        var received = await sender.ReceiveAsync("seat-update");

        Assert.Equal(seats[0], sent.GetProperty("seats")[0].GetString());
        Assert.Equal(seats[1], received.GetProperty("seats")[0].GetString());
        Assert.Single(sender.Received, message => message.Target == "seat-update");
        Assert.Single(sameUser.Received, message => message.Target == "seat-update");
    }

    [Fact]
    public async Task Negotiate_tells_the_alias_that_messages_of_an_event_show()
    {
        var performance = await PublishWithSeatsAsync();
        var seats = await SeatsOfAsync(performance);
        var buyer = await UserAsync();
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await JoinSeatsAsync(watcher, performance);

        var negotiated =
            await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/live/negotiate?eventId={performance}", buyer);
        await platform.Client.PostAsync(
            "/api/v1/seats/reserve",
            JsonSerializer.Serialize(new { eventId = performance, seatIds = seats.Take(1) }),
            buyer);
        var locked = await watcher.ReceiveAsync("seat-locked");

        Assert.Equal(200, negotiated.Status);
        Assert.Equal(
            locked.GetProperty("userId").GetString(), negotiated.Body.GetProperty("userId").GetString());
        Assert.NotEmpty(negotiated.Body.GetProperty("accessToken").GetString()!);
    }

    [Theory]
    [InlineData("", 200, null)]
    [InlineData("?eventId=", 200, null)]
    [InlineData("?eventId=x", 400, "request.bad-id")]
    [InlineData("?eventId=1&eventId=2", 400, "request.repeated-parameter")]
    public async Task Negotiate_has_no_alias_without_one_event(string query, int status, string? reason)
    {
        var negotiated =
            await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/live/negotiate{query}", platform.UserToken);

        Assert.Equal((status, reason), (negotiated.Status, negotiated.Reason));
        Assert.False(negotiated.Body.TryGetProperty("userId", out _));
    }
}
