using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Guests do some work for a place when the settings ask for it.</summary>
public sealed class QueueChallengeTests(ChallengingPlatform platform) : IClassFixture<ChallengingPlatform>
{
    private const string Header = "X-Queue-Challenge";
    private const string Address = "203.0.113.7";

    [Fact]
    public async Task A_guest_gets_one_place_for_one_piece_of_work()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 0, ["ratePerSecond"] = 10 });

        var refused = await platform.JoinFromAsync(Address, fixture.Id);
        Assert.Equal((403, "waiting-room.challenge-unsolved"), (refused.Status, refused.Reason));
        var answer = Solve(refused.Headers.GetValues(Header).Single());

        var joined = await platform.JoinFromAsync(Address, fixture.Id, header: (Header, answer));
        var repeated = await platform.JoinFromAsync(Address, fixture.Id, header: (Header, answer));

        Assert.Equal((202, 202), (joined.Status, repeated.Status));
        Assert.Equal(joined.Token(), repeated.Token());
        Assert.Equal(202, (await platform.JoinFromAsync(Address, fixture.Id, joined.Token())).Status);
        Assert.Equal(403, (await platform.JoinFromAsync(Address, fixture.Id, header: (Header, "x.1"))).Status);
    }

    [Fact]
    public async Task A_signed_in_user_has_nothing_to_do()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 0, ["ratePerSecond"] = 10 });

        Assert.Equal(202, (await platform.JoinAsync(fixture.Id, await fixture.UserAsync())).Status);
    }

    private static string Solve(string challenge)
    {
        var seed = challenge.Split(";bits=")[0];

        return Enumerable.Range(0, int.MaxValue).Select(nonce => $"{seed}.{nonce}")
            .First(answer => SHA256.HashData(Encoding.ASCII.GetBytes(answer))[0] == 0);
    }
}
