using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>Implicit events beside those of administrators.</summary>
public sealed partial class ImplicitEventsTests
{
    [Fact]
    public async Task Does_not_add_seats_to_an_administrators_event()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();

        var created = await fixture.CreateAsync(token, ["A-1-1"]);
        var unknown = await fixture.CreateAsync(token, ["A-12"]);

        Assert.Equal(201, created.Status);
        created.HasNames(fixture.Id, "A-1-1");
        Assert.Equal((404, "seats.unknown-seat"), (unknown.Status, unknown.Reason));
        Assert.Equal("locked", (await fixture.StatesAsync())[0]);
    }

    [Fact]
    public async Task Lists_an_implicit_event_only_for_administrators()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());
        var reservation = (await platform.CreateAsync(token, name, ["A-1"])).Reservation();
        var id = await IdOfAsync(name);

        var listed = await platform.GetAsync($"/api/v1/events?q={name}");
        var shown = await platform.GetAsync($"/api/v1/events/{id}");
        var map = await platform.GetAsync($"/api/v1/seats/events/{id}");
        var byTiketi = await platform.ReadAsync(token, GatewayCalls.OtherId(reservation));
        var byId = await platform.CreateAsync(token, id, ["A-2"]);
        var taken = await platform.CreateAsync(await platform.UserAsync(), id, ["A-1"]);

        Assert.Empty(listed.Body.GetProperty("events").EnumerateArray());
        Assert.Equal(
            (200, name, "on_sale"),
            (shown.Status, Event(shown, "title"), Event(shown, "status")));
        Assert.Equal((404, "seats.no-numbered-seats"), (map.Status, map.Reason));
        Assert.Equal(
            SeatPrice, byTiketi.Body.GetProperty("reservation").GetProperty("total_amount").GetInt64());
        Assert.Contains("\"A-1\"", byTiketi.Text, StringComparison.Ordinal);
        byId.HasNames(id, "A-2");
        Assert.Equal((409, "seats.taken"), (taken.Status, taken.Reason));
    }

    [Fact]
    public async Task Rejects_a_seat_id_for_an_event_without_a_seat_map()
    {
        var name = ImplicitPlatform.NewName();
        await platform.JoinAsync(name);
        var id = await IdOfAsync(name);
        var seat = Serverless.Domain.Sales.SeatId.Of(new(Guid.Parse(id)), 0);

        var held = await platform.Client.PostAsync(
            "/api/v1/seats/reserve", $$"""{"eventId":"{{id}}","seatIds":["{{seat}}"]}""", await platform.UserAsync());
        var byName = await platform.CreateAsync(await platform.UserAsync(), name, ["A-1"]);

        Assert.Equal((404, "seats.no-numbered-seats"), (held.Status, held.Reason));
        Assert.Equal(201, byName.Status);
    }

    [Fact]
    public async Task Sells_no_seats_of_a_cancelled_event()
    {
        var name = ImplicitPlatform.NewName();
        await platform.JoinAsync(name);
        await platform.AdminAsync(HttpMethod.Post, $"{CatalogueCalls.Admin}/{await IdOfAsync(name)}/cancel");

        var joined = await platform.JoinAsync(name);
        var created = await platform.CreateAsync(await platform.UserAsync(), name, ["A-1"]);

        Assert.Equal((409, "waiting-room.closed"), (joined.Status, joined.Reason));
        Assert.Equal((409, "reservations.called-off"), (created.Status, created.Reason));
    }
}
