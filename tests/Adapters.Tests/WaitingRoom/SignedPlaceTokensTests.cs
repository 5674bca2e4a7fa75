using Serverless.Adapters.Accounts;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

public sealed class SignedPlaceTokensTests
{
    private static readonly PerformanceId Tonight = new(Guid.Parse("0198c0de-0000-8100-8000-000001000000"));
    private readonly SignedPlaceTokens _tokens = Sign("a secret of tests that nobody else knows");

    public static TheoryData<PlaceTokenKind, string> Claims => new()
    {
        { PlaceTokenKind.Place, "0198c0de-0000-7000-8000-0000000000ff" },
        { PlaceTokenKind.Pass, "0198c0de-0000-7000-8000-0000000000ff" },
        { PlaceTokenKind.Place, VisitorId.OfGuest("a").Value },
        { PlaceTokenKind.Place, VisitorId.OfSubject("auth0|ada").Value },
        { PlaceTokenKind.Place, VisitorId.OfSubject(new string('a', VisitorId.LengthMax - 4)).Value },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public void Reads_what_it_signed_and_signs_the_same_claim_alike(PlaceTokenKind kind, string visitor)
    {
        var claim = new PlaceClaim(kind, Tonight, new VisitorId(visitor));

        var token = _tokens.Issue(claim);

        Assert.Equal(claim, _tokens.Read(token));
        Assert.Equal(token, Sign("a secret of tests that nobody else knows").Issue(claim));
    }

    [Fact]
    public void Believes_nothing_that_differs_in_any_character()
    {
        var token = _tokens.Issue(new PlaceClaim(PlaceTokenKind.Place, Tonight, VisitorId.OfGuest("a")));

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
            .Issue(new PlaceClaim(PlaceTokenKind.Place, Tonight, VisitorId.OfGuest("a")))));

    private static SignedPlaceTokens Sign(string secret) => new(new TokenPolicy { Secret = secret });
}
