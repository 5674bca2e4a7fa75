using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Valid tokens of a configured issuer, and the user they identify.</summary>
public sealed class IssuerTokensTests : IssuerTokensFixture
{
    [Fact]
    public async Task Accepts_both_algorithms_and_caches_the_reading()
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
    public async Task Claims_grant_no_account_and_no_admin_role()
    {
        const string Account = "0198c0de-0000-7000-8000-0000000000ff";

        var reading = await ReadAsync(Rsa.Sign(Claims(
            sub: $"\"{Account}\"", more: $",\"userId\":\"{Account}\",\"role\":\"admin\",\"is_admin\":true")));

        Assert.Equal(AccountRole.User, reading.User!.Role);
        Assert.Equal($"jwt:{Account}", reading.User.Id.Value);
        Assert.True(reading.User.Id.IsForeign);
    }

    [Fact]
    public async Task Rejects_issuer_tokens_without_issuer_settings()
    {
        var tokens = TestIssuer.Tokens(Secret, Clock);

        Assert.Equal(TokenState.Invalid, (await tokens.ReadAsync(Rsa.Sign(Claims()), default)).State);
    }

    [Fact]
    public async Task SkipVerify_skips_the_signature_check_only()
    {
        var policy = TestIssuer.PolicyFor(string.Empty) with { SkipVerify = "true" };
        var skipping = TestIssuer.Tokens(Secret, Clock, policy);
        var otherKey = SigningKey.Rsa("otherKey");

        async Task<TokenReading> ReadSkippingAsync(string claims, string? header = null) =>
            await skipping.ReadAsync(otherKey.Sign(claims, header), default);

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
