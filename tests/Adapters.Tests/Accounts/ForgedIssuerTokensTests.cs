using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Forged tokens of a configured issuer, all of which must be rejected.</summary>
public sealed class ForgedIssuerTokensTests : IssuerTokensFixture
{
    [Theory]
    [InlineData("""{"alg":"none","kid":"rsa-1"}""")]
    [InlineData("""{"alg":"nOnE","kid":"rsa-1"}""")]
    [InlineData("""{"alg":"RS384","kid":"rsa-1"}""")]
    [InlineData("""{"alg":"PS256","kid":"rsa-1"}""")]
    [InlineData("""{"alg":"rs256","kid":"rsa-1"}""")]
    [InlineData("""{"alg":"ES256","kid":"rsa-1"}""")]
    [InlineData("""{"alg":"RS256","kid":"ec-1"}""")]
    [InlineData("""{"alg":"RS256"}""")]
    [InlineData("""{"alg":"RS256","kid":""}""")]
    [InlineData("""{"alg":"RS256","kid":7}""")]
    [InlineData("""{"alg":"RS256","kid":"unknown"}""")]
    [InlineData("""{"alg":"RS256","kid":"rsa-1","crit":["exp"]}""")]
    [InlineData("""{"alg":"RS256","alg":"RS256","kid":"rsa-1"}""")]
    [InlineData("""{"kid":"rsa-1"}""")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task Rejects_every_header_except_the_exact_one(string header) =>
        Assert.Equal(TokenState.Invalid, (await ReadAsync(Rsa.Sign(Claims(), header))).State);

    [Fact]
    public async Task Rejects_an_HMAC_keyed_with_the_public_key()
    {
        await ReadAsync(Rsa.Sign(Claims()));

        foreach (var secret in (string[])
            [Rsa.Pem, Rsa.Pem.Trim(), Rsa.Pem.ReplaceLineEndings(""), Rsa.Published["n"]!.ToString()])
        {
            foreach (var header in (string[])["""{"alg":"HS256","kid":"rsa-1"}""", """{"alg":"HS256"}"""])
            {
                var signed = $"{Encode(header)}.{Encode(Claims())}";
                var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));

                Assert.Equal(
                    TokenState.Invalid, (await ReadAsync($"{signed}.{Base64Url.EncodeToString(signature)}")).State);
            }
        }
    }

    [Fact]
    public async Task Rejects_the_platforms_secret_under_the_issuers_algorithms()
    {
        foreach (var header in (string[])["""{"alg":"RS256","kid":"rsa-1"}""", """{"alg":"HS256","kid":"rsa-1"}"""])
        {
            var signed = $"{Encode(header)}.{Encode(Claims())}";
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed));

            Assert.Equal(
                TokenState.Invalid, (await ReadAsync($"{signed}.{Base64Url.EncodeToString(signature)}")).State);
        }
    }

    [Fact]
    public async Task Ignores_keys_in_the_token_header()
    {
        var stranger = SigningKey.Rsa("stranger");
        await using var otherServer = await IssuerServer.StartAsync();
        otherServer.Publish(stranger);

        foreach (var (id, extra) in (from id in (string[])["rsa-1", "stranger"]
                                     from extra in (string[])
                                     [
                                         $"\"jwk\":{stranger.Published.ToJsonString()}",
                                         $"\"jku\":\"{otherServer.Url}\"",
                                         $"\"x5u\":\"{otherServer.Url}\"",
                                         "\"x5c\":[\"AAAA\"]",
                                     ]
                                     select (id, extra)))
        {
            var token = stranger.Sign(Claims(), $$"""{"alg":"RS256","kid":"{{id}}",{{extra}}}""");

            Assert.Equal(TokenState.Invalid, (await ReadAsync(token)).State);
        }

        Assert.Equal(0, otherServer.RequestCount);
    }

    [Fact]
    public async Task Rejects_a_token_with_any_changed_character()
    {
        foreach (var key in (SigningKey[])[Rsa, Elliptic])
        {
            var token = key.Sign(Claims());

            // The last character contains bits that the signature does not use.
            for (var index = 0; index < token.Length - 1; index += 7)
            {
                var changed = token.ToCharArray();
                changed[index] = changed[index] == 'A' ? 'B' : 'A';
                Assert.NotEqual(TokenState.Valid, (await ReadAsync(new string(changed))).State);
            }

            Assert.Equal(TokenState.Invalid, (await ReadAsync(token[..(token.LastIndexOf('.') + 1)])).State);
            Assert.Equal(TokenState.Invalid, (await ReadAsync(token + ".")).State);
        }
    }
}
