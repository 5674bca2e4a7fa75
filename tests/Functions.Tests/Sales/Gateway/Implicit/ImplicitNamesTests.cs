using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>Valid and invalid names of implicit events and seats.</summary>
public sealed class ImplicitNamesTests(ImplicitPlatform platform) : IClassFixture<ImplicitPlatform>
{
    [Theory]
    [InlineData("evt 1")]
    [InlineData("evt/1")]
    [InlineData("이벤트")]
    [InlineData("evt\n1")]
    [InlineData("evt_5678901234567890123456789012345678901234567890123456789012345")]
    public async Task Rejects_a_malformed_event_name(string name)
    {
        var joined = await platform.JoinAsync(name);
        var created = await platform.CreateAsync(platform.UserToken, name, ["A-1"]);

        Assert.All([joined, created], answer =>
        {
            Assert.Equal(
                (400, "BAD_REQUEST", "catalogue.bad-event-name"), (answer.Status, answer.Code(), answer.Reason));
            answer.IsProblemIn(ApiContract.Gateway);
        });
    }

    [Theory]
    [InlineData("A 12")]
    [InlineData("A/12")]
    [InlineData("가-12")]
    [InlineData("A-345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Rejects_a_malformed_seat_name(string seat)
    {
        var rejected = await platform.CreateAsync(platform.UserToken, ImplicitPlatform.NewName(), ["A-1", seat]);

        Assert.Equal((400, "BAD_REQUEST", "seats.bad-name"), (rejected.Status, rejected.Code(), rejected.Reason));
        Assert.Equal(seat, rejected.Body.GetProperty("subjects")[0].GetString());
    }

    [Fact]
    public async Task Accepts_names_of_64_characters()
    {
        var (name, seat) = (ImplicitPlatform.NewName().PadRight(64, '.'), "A-:_.".PadRight(64, 'z'));

        var created = await platform.CreateAsync(await platform.UserAsync(), name, [seat]);

        Assert.Equal(201, created.Status);
        created.HasNames(name, seat);
    }

    [Fact]
    public async Task Rejects_a_repeated_seat_and_more_than_ten_seats()
    {
        var name = ImplicitPlatform.NewName();

        var twice = await platform.CreateAsync(platform.UserToken, name, ["A-1", "A-1"]);
        var many = await platform.CreateAsync(
            platform.UserToken, name, [.. Enumerable.Range(1, 11).Select(i => $"A-{i}")]);

        Assert.Equal((400, "seats.chosen-twice"), (twice.Status, twice.Reason));
        Assert.Equal((400, "seats.too-many"), (many.Status, many.Reason));
    }

    [Fact]
    public async Task Accepts_a_uuid_as_a_name_unless_it_has_the_form_of_our_ids()
    {
        var token = await platform.UserAsync();
        var foreign = new IdSource(TimeProvider.System).Next().ToString();
        var ours = ScopedId.Create(ScopedKind.Performance, 4_000_000, 0).ToString();

        var created = await platform.CreateAsync(token, foreign, ["A-1", Calls.UnknownId]);
        var unknown = await platform.CreateAsync(token, ours, ["A-1"]);
        var joined = await platform.JoinAsync(ours);

        Assert.Equal(201, created.Status);
        created.HasNames(foreign, "A-1", Calls.UnknownId);
        Assert.Equal((404, "seats.unknown-performance"), (unknown.Status, unknown.Reason));
        Assert.Equal((404, "waiting-room.unknown-performance"), (joined.Status, joined.Reason));
    }
}
