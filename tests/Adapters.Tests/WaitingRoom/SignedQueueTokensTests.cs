using Serverless.Adapters.Accounts;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

public sealed class SignedQueueTokensTests
{
    private static readonly PerformanceId Tonight = new(Guid.Parse("0198c0de-0000-4100-8000-000001000000"));
    private readonly SignedQueueTokens _tokens = Sign("a signing secret of these tests only");

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
    public void Issued_tokens_are_readable_and_deterministic(QueueTokenKind kind, string user)
    {
        var claim = new QueueTokenClaim(kind, Tonight, new UserId(user))
        {
            Place = new QueuePlace(1_763_673_351_341_007, 1_763_673_300_000_000) { PassEndsMs = 1_763_673_651_341 },
        };

        var token = _tokens.Issue(claim);

        Assert.Equal(claim, _tokens.Read(token));
        Assert.Equal(token, Sign("a signing secret of these tests only").Issue(claim));
    }

    [Fact]
    public void Rejects_a_token_with_any_changed_character()
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
    public void Rejects_a_token_signed_with_another_secret() =>
        Assert.Null(_tokens.Read(Sign("another signing secret of these tests")
            .Issue(new QueueTokenClaim(QueueTokenKind.Entry, Tonight, UserId.OfGuest("a")))));

    private static SignedQueueTokens Sign(string secret) => new(new TokenPolicy { Secret = secret });
}
