using Serverless.Adapters.Accounts;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

public sealed class SignedQueueTokensTests
{
    private static readonly PerformanceId Tonight = new(Guid.Parse("0198c0de-0000-8100-8000-000001000000"));
    private readonly SignedQueueTokens _tokens = Sign("a secret of tests that nobody else knows");

    public static TheoryData<QueueTokenKind, string> Claims => new()
    {
        { QueueTokenKind.Entry, "0198c0de-0000-7000-8000-0000000000ff" },
        { QueueTokenKind.Pass, "0198c0de-0000-7000-8000-0000000000ff" },
        { QueueTokenKind.Entry, UserId.OfGuest("a").Value },
        { QueueTokenKind.Entry, UserId.OfSubject("auth0|ada").Value },
        { QueueTokenKind.Entry, UserId.OfSubject(new string('a', UserId.LengthMax - 4)).Value },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public void Reads_what_it_signed_and_signs_the_same_claim_alike(QueueTokenKind kind, string user)
    {
        var claim = new QueueTokenClaim(kind, Tonight, new UserId(user));

        var token = _tokens.Issue(claim);

        Assert.Equal(claim, _tokens.Read(token));
        Assert.Equal(token, Sign("a secret of tests that nobody else knows").Issue(claim));
    }

    [Fact]
    public void Believes_nothing_that_differs_in_any_character()
    {
        var token = _tokens.Issue(new QueueTokenClaim(QueueTokenKind.Entry, Tonight, UserId.OfGuest("a")));

        for (var i = 0; i < token.Length; i++)
        {
            foreach (var other in "AQgw_-9z")
            {
                Assert.True(token[i] == other || _tokens.Read($"{token[..i]}{other}{token[(i + 1)..]}") is null);
            }

            Assert.Null(_tokens.Read(token[..i]));
        }

        Assert.Null(_tokens.Read($"{token}A"));
        Assert.Null(_tokens.Read($"{token}="));
        Assert.Null(_tokens.Read($" {token}"));
    }

    [Fact]
    public void Believes_nobody_with_another_secret() =>
        Assert.Null(_tokens.Read(Sign("another secret of tests that nobody knows")
            .Issue(new QueueTokenClaim(QueueTokenKind.Entry, Tonight, UserId.OfGuest("a")))));

    private static SignedQueueTokens Sign(string secret) => new(new TokenPolicy { Secret = secret });
}
