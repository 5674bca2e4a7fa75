using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.WaitingRoom;

public sealed class HashcashChallengeTests
{
    private const int Bits = 10;

    private static readonly PerformanceId Tonight = new(Guid.Parse("0198c0de-0000-8100-8000-000001000000"));
    private static readonly PerformanceId Tomorrow = new(Guid.Parse("0198c0de-0000-8100-8000-000002000000"));

    private readonly FakeTimeProvider _clock = new(Moments.Noon);

    [Fact]
    public void Work_solves_the_challenge_of_its_performance_for_minutes()
    {
        var challenge = Open(Bits);
        var answer = Solve(challenge.Ask(Tonight)!);

        Assert.True(challenge.IsSolved(Tonight, answer));
        Assert.False(challenge.IsSolved(Tomorrow, answer));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(challenge.IsSolved(Tonight, answer));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(challenge.IsSolved(Tonight, answer));
    }

    [Fact]
    public void Rejects_answers_without_work_and_seeds_that_were_not_asked()
    {
        var challenge = Open(Bits);
        var seed = SeedOf(challenge.Ask(Tonight)!);
        var idle = Enumerable.Range(0, 100).Select(i => $"{seed}.{i}").First(answer => CountZeroBits(answer) < Bits);
        var invented = Solve($"{new string('A', seed.Length)};bits={Bits}");

        foreach (var answer in (string[])[idle, invented, "", seed, $"{seed}.", new('x', 5_000), $"{seed}.\u00e9"])
        {
            Assert.False(challenge.IsSolved(Tonight, answer));
        }
    }

    [Fact]
    public void Asks_nothing_by_default() => Assert.Null(Open(new WaitingRoomPolicy().ChallengeBits).Ask(Tonight));

    private HashcashChallenge Open(int bits) => new(
        new TokenPolicy { Secret = "a signing secret of these tests only" },
        new WaitingRoomPolicy { ChallengeBits = bits },
        _clock);

    // What a client does.
    private static string Solve(string challenge) =>
        Enumerable.Range(0, int.MaxValue).Select(nonce => $"{SeedOf(challenge)}.{nonce}")
            .First(answer => CountZeroBits(answer) >= Bits);

    private static string SeedOf(string challenge) => challenge[..challenge.IndexOf(';', StringComparison.Ordinal)];

    private static int CountZeroBits(string answer)
    {
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(answer));
        var bits = string.Concat(digest.Take(4).Select(one => one.ToString("b8", null)));

        return bits.TakeWhile(bit => bit == '0').Count();
    }
}
