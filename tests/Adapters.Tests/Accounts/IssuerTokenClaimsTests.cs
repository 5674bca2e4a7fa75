using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>What another issuer's token has to say, and how long it is good.</summary>
public sealed class IssuerTokenClaimsTests : IssuerTokensFixture
{
    [Theory]
    [InlineData(-30, TokenState.Expired)]
    [InlineData(-29, TokenState.Valid)]
    [InlineData(0, TokenState.Valid)]
    public async Task Forgives_the_issuersClock_half_a_minute_at_the_end(int seconds, TokenState expected)
    {
        var token = Rsa.Sign(Claims(exp: At(seconds)));

        Assert.Equal(expected, (await ReadAsync(token)).State);
        Assert.Equal(expected, (await ReadAsync(token)).State);
    }

    [Theory]
    [InlineData(31, TokenState.Invalid)]
    [InlineData(30, TokenState.Valid)]
    [InlineData(-5, TokenState.Valid)]
    public async Task Forgives_it_as_much_at_the_beginning(int seconds, TokenState expected) =>
        Assert.Equal(expected, (await ReadAsync(Rsa.Sign(Claims(more: $",\"nbf\":{At(seconds)}")))).State);

    [Fact]
    public async Task Ends_a_remembered_token_as_it_ends_an_unseen_one()
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
        """{"iss":"https://issuer.example/","aud":"tickets","sub":"ada","exp":2000000000}""", TokenState.WrongIssuerOrAudience)]
    [InlineData("""{"aud":"tickets","sub":"ada","exp":2000000000}""", TokenState.WrongIssuerOrAudience)]
    [InlineData("""{ISS,"aud":"tickets","exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("""{ISS,"aud":"tickets","sub":"","exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("""{ISS,"aud":"tickets","sub":" ","exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("""{ISS,"aud":"tickets","sub":7,"exp":2000000000}""", TokenState.MissingSubject)]
    [InlineData("[]", TokenState.Invalid)]
    [InlineData("\"ada\"", TokenState.Invalid)]
    public async Task Wants_all_of_the_claims_and_each_as_it_should_be(string claims, TokenState expected) =>
        Assert.Equal(expected, (await ReadAsync(Rsa.Sign(
            claims.Replace("ISS", "\"iss\":\"https://issuer.example\"", StringComparison.Ordinal)))).State);
}
