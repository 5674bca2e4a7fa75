using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Required claims and validity times of an issuer's tokens.</summary>
public sealed class IssuerTokenClaimsTests : IssuerTokensFixture
{
    [Theory]
    [InlineData(-30, TokenState.Expired)]
    [InlineData(-29, TokenState.Valid)]
    [InlineData(0, TokenState.Valid)]
    public async Task Expiry_tolerates_thirty_seconds_of_clock_skew(int seconds, TokenState expected)
    {
        var token = Rsa.Sign(Claims(exp: At(seconds)));

        Assert.Equal(expected, (await ReadAsync(token)).State);
        Assert.Equal(expected, (await ReadAsync(token)).State);
    }

    [Theory]
    [InlineData(31, TokenState.Invalid)]
    [InlineData(30, TokenState.Valid)]
    [InlineData(-5, TokenState.Valid)]
    public async Task Not_before_tolerates_thirty_seconds_of_clock_skew(int seconds, TokenState expected) =>
        Assert.Equal(expected, (await ReadAsync(Rsa.Sign(Claims(more: $",\"nbf\":{At(seconds)}")))).State);

    [Fact]
    public async Task Cached_token_expires_like_an_uncached_one()
    {
        var token = Rsa.Sign(Claims(exp: At(60)));
        Assert.Equal(TokenState.Valid, (await ReadAsync(token)).State);

        Clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(TokenState.Expired, (await ReadAsync(token)).State);
    }

    [Theory]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada"}""", TokenState.Invalid)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":"2000000000"}""", TokenState.Invalid)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":1e300}""", TokenState.Invalid)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":2000000000,"nbf":"x"}""", TokenState.Invalid)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":2000000000.5}""", TokenState.Valid)]
    [InlineData("""{ISS,"aud":["x","tickets"],"sub":"ada","exp":2000000000}""", TokenState.Valid)]
    [InlineData("""{ISS,"aud":["x"],"sub":"ada","exp":2000000000}""", TokenState.WrongIssuerOrAudience)]
    [InlineData("""{ISS,"aud":[],"sub":"ada","exp":2000000000}""", TokenState.WrongIssuerOrAudience)]
    [InlineData("""{ISS,"aud":{"tickets":1},"sub":"ada","exp":2000000000}""", TokenState.Invalid)]
    [InlineData("""{ISS,"sub":"ada","exp":2000000000}""", TokenState.WrongIssuerOrAudience)]
    [InlineData(
        """{"iss":"https://issuer.example/","aud":"tickets","sub":"ada","exp":2000000000}""",
        TokenState.WrongIssuerOrAudience)]
    [InlineData("""{"aud":"tickets","sub":"ada","exp":2000000000}""", TokenState.WrongIssuerOrAudience)]
    [InlineData("""{ISS,"aud":"tickets","exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("""{ISS,"aud":"tickets","sub":"","exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("""{ISS,"aud":"tickets","sub":" ","exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("""{ISS,"aud":"tickets","sub":7,"exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("[]", TokenState.Invalid)]
    [InlineData("\"ada\"", TokenState.Invalid)]
    public async Task Requires_all_claims_in_the_right_form(string claims, TokenState expected) =>
        Assert.Equal(expected, (await ReadAsync(Rsa.Sign(
            claims.Replace("ISS", "\"iss\":\"https://issuer.example\"", StringComparison.Ordinal)))).State);
}
