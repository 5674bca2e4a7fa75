using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Tokens of another issuer: which are taken, and for what.</summary>
public sealed class IssuerTokensTests : IssuerTokensFixture
{
    [Fact]
    public async Task Takes_both_algorithms_and_keeps_what_was_found_out()
    {
        foreach (var key in (SigningKey[])[Rsa, Elliptic])
        {
            var token = key.Sign(Claims());
            var first = await ReadAsync(token);
            var second = Tokens.ReadAsync(token, default).AsTask();
            Assert.True(second.IsCompletedSuccessfully);

            Assert.Equal(TokenState.Valid, first.State);
            Assert.Equal("jwt:ada", first.User!.Id.Value);
            Assert.Equal("ada", first.User.Subject);
            Assert.Same(first.User, (await second).User);
        }

        Assert.Equal(1, Server.RequestCount);
    }

    [Fact]
    public async Task Makes_nobody_an_administrator_or_an_account_by_what_a_token_claims()
    {
        const string Account = "0198c0de-0000-7000-8000-0000000000ff";

        var reading = await ReadAsync(Rsa.Sign(Claims(
            sub: $"\"{Account}\"", more: $",\"userId\":\"{Account}\",\"role\":\"admin\",\"is_admin\":true")));

        Assert.Equal(AccountRole.User, reading.User!.Role);
        Assert.Equal($"jwt:{Account}", reading.User.Id.Value);
        Assert.True(reading.User.Id.IsForeign);
    }

    [Fact]
    public async Task Knows_no_other_issuer_unless_one_is_set()
    {
        var tokens = TestIssuer.Tokens(Secret, Clock);

        Assert.Equal(TokenState.Invalid, (await tokens.ReadAsync(Rsa.Sign(Claims()), default)).State);
    }

    [Fact]
    public async Task Skips_the_signature_and_nothing_else_when_told_to()
    {
        var policy = TestIssuer.PolicyFor(string.Empty) with { SkipVerify = "true" };
        var skipping = TestIssuer.Tokens(Secret, Clock, policy);
        var stranger = SigningKey.Rsa("stranger");

        async Task<TokenReading> ReadSkippingAsync(string claims, string? header = null) =>
            await skipping.ReadAsync(stranger.Sign(claims, header), default);

        var reading = await ReadSkippingAsync(Claims(more: ",\"role\":\"admin\""));
        Assert.Equal((TokenState.Unverified, "jwt:ada"), (reading.State, reading.User!.Id.Value));
        Assert.Equal(AccountRole.User, reading.User.Role);
        Assert.Equal(TokenState.Unverified, (await ReadSkippingAsync(Claims(), """{"alg":"HS256"}""")).State);
        Assert.Equal(TokenState.Invalid, (await ReadSkippingAsync(Claims(), """{"alg":"none"}""")).State);
        Assert.Equal(TokenState.Expired, (await ReadSkippingAsync(Claims(exp: At(-31)))).State);
        Assert.Equal(TokenState.WrongIssuerOrAudience, (await ReadSkippingAsync(Claims(iss: "other"))).State);
        Assert.Equal(TokenState.MissingSubject, (await ReadSkippingAsync(Claims(sub: "7"))).State);
    }
}
