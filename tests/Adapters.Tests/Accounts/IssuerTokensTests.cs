using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Tokens of another issuer: which are taken, and every trick that must not work.</summary>
public sealed class IssuerTokensTests : IAsyncLifetime
{
    private const string Secret = "a secret for tests, which is long enough";

    private static readonly SigningKey Rsa = SigningKey.Rsa("rsa-1");
    private static readonly SigningKey Elliptic = SigningKey.Elliptic("ec-1");

    private readonly FixedClock _clock = FixedClock.AtNoon;
    private IssuerServer _server = null!;
    private JwtTokens _tokens = null!;

    public async Task InitializeAsync()
    {
        _server = await IssuerServer.StartAsync();
        _server.Publish(Rsa, Elliptic);
        _tokens = TestIssuer.Tokens(Secret, _clock, PolicyFor(_server.Url));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Takes_both_algorithms_and_keeps_what_was_found_out()
    {
        foreach (var key in (SigningKey[])[Rsa, Elliptic])
        {
            var token = key.Sign(Claims());
            var first = await ReadAsync(token);
            var second = _tokens.ReadAsync(token, default).AsTask();
            Assert.True(second.IsCompletedSuccessfully);

            Assert.Equal(TokenState.Valid, first.State);
            Assert.Equal("jwt:ada", first.Visitor!.Id.Value);
            Assert.Equal("ada", first.Visitor.Subject);
            Assert.Same(first.Visitor, (await second).Visitor);
        }

        Assert.Equal(1, _server.RequestCount);
    }

    [Fact]
    public async Task Makes_nobody_an_administrator_or_an_account_by_what_a_token_claims()
    {
        const string Account = "0198c0de-0000-7000-8000-0000000000ff";

        var reading = await ReadAsync(Rsa.Sign(Claims(
            sub: $"\"{Account}\"", more: $",\"userId\":\"{Account}\",\"role\":\"admin\",\"is_admin\":true")));

        Assert.Equal(AccountRole.User, reading.Visitor!.Role);
        Assert.Equal($"jwt:{Account}", reading.Visitor.Id.Value);
        Assert.True(reading.Visitor.Id.IsForeign);
    }

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
    public async Task Refuses_every_header_but_an_exact_one(string header) =>
        Assert.Equal(TokenState.Forged, (await ReadAsync(Rsa.Sign(Claims(), header))).State);

    [Fact]
    public async Task Refuses_an_hmac_whose_secret_is_the_public_key()
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
                    TokenState.Forged, (await ReadAsync($"{signed}.{Base64Url.EncodeToString(signature)}")).State);
            }
        }
    }

    [Fact]
    public async Task Refuses_our_own_secret_under_the_issuers_algorithms()
    {
        foreach (var header in (string[])["""{"alg":"RS256","kid":"rsa-1"}""", """{"alg":"HS256","kid":"rsa-1"}"""])
        {
            var signed = $"{Encode(header)}.{Encode(Claims())}";
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed));

            Assert.Equal(TokenState.Forged, (await ReadAsync($"{signed}.{Base64Url.EncodeToString(signature)}")).State);
        }
    }

    [Fact]
    public async Task Believes_no_key_that_the_token_brings_along()
    {
        var stranger = SigningKey.Rsa("stranger");
        await using var strangersServer = await IssuerServer.StartAsync();
        strangersServer.Publish(stranger);

        foreach (var (id, extra) in (from id in (string[])["rsa-1", "stranger"]
                                     from extra in (string[])
                                     [
                                         $"\"jwk\":{stranger.Published.ToJsonString()}",
                                         $"\"jku\":\"{strangersServer.Url}\"",
                                         $"\"x5u\":\"{strangersServer.Url}\"",
                                         "\"x5c\":[\"AAAA\"]",
                                     ]
                                     select (id, extra)))
        {
            var token = stranger.Sign(Claims(), $$"""{"alg":"RS256","kid":"{{id}}",{{extra}}}""");

            Assert.Equal(TokenState.Forged, (await ReadAsync(token)).State);
        }

        Assert.Equal(0, strangersServer.RequestCount);
    }

    [Fact]
    public async Task Refuses_a_token_that_was_touched()
    {
        foreach (var key in (SigningKey[])[Rsa, Elliptic])
        {
            var token = key.Sign(Claims());

            // The last character carries bits that the signature does not use.
            for (var index = 0; index < token.Length - 1; index += 7)
            {
                var touched = token.ToCharArray();
                touched[index] = touched[index] == 'A' ? 'B' : 'A';
                Assert.NotEqual(TokenState.Valid, (await ReadAsync(new string(touched))).State);
            }

            Assert.Equal(TokenState.Forged, (await ReadAsync(token[..(token.LastIndexOf('.') + 1)])).State);
            Assert.Equal(TokenState.Forged, (await ReadAsync(token + ".")).State);
        }
    }

    [Theory]
    [InlineData(-30, TokenState.Expired)]
    [InlineData(-29, TokenState.Valid)]
    [InlineData(0, TokenState.Valid)]
    public async Task Forgives_the_issuers_clock_half_a_minute_at_the_end(int seconds, TokenState expected)
    {
        var token = Rsa.Sign(Claims(exp: At(seconds)));

        Assert.Equal(expected, (await ReadAsync(token)).State);
        Assert.Equal(expected, (await ReadAsync(token)).State);
    }

    [Theory]
    [InlineData(31, TokenState.Forged)]
    [InlineData(30, TokenState.Valid)]
    [InlineData(-5, TokenState.Valid)]
    public async Task Forgives_it_as_much_at_the_beginning(int seconds, TokenState expected) =>
        Assert.Equal(expected, (await ReadAsync(Rsa.Sign(Claims(more: $",\"nbf\":{At(seconds)}")))).State);

    [Fact]
    public async Task Ends_a_remembered_token_as_it_ends_an_unseen_one()
    {
        var token = Rsa.Sign(Claims(exp: At(60)));
        Assert.Equal(TokenState.Valid, (await ReadAsync(token)).State);

        _clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(TokenState.Expired, (await ReadAsync(token)).State);
    }

    [Theory]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada"}""", TokenState.Forged)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":"2000000000"}""", TokenState.Forged)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":1e300}""", TokenState.Forged)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":2000000000,"nbf":"x"}""", TokenState.Forged)]
    [InlineData("""{ISS,"aud":"tickets","sub":"ada","exp":2000000000.5}""", TokenState.Valid)]
    [InlineData("""{ISS,"aud":["x","tickets"],"sub":"ada","exp":2000000000}""", TokenState.Valid)]
    [InlineData("""{ISS,"aud":["x"],"sub":"ada","exp":2000000000}""", TokenState.Misaddressed)]
    [InlineData("""{ISS,"aud":[],"sub":"ada","exp":2000000000}""", TokenState.Misaddressed)]
    [InlineData("""{ISS,"aud":{"tickets":1},"sub":"ada","exp":2000000000}""", TokenState.Misaddressed)]
    [InlineData("""{ISS,"sub":"ada","exp":2000000000}""", TokenState.Misaddressed)]
    [InlineData("""{"iss":"https://issuer.example/","aud":"tickets","sub":"ada","exp":2000000000}""", TokenState.Misaddressed)]
    [InlineData("""{"aud":"tickets","sub":"ada","exp":2000000000}""", TokenState.Misaddressed)]
    [InlineData("""{ISS,"aud":"tickets","exp":2000000000}""", TokenState.Nameless)]
    [InlineData("""{ISS,"aud":"tickets","sub":"","exp":2000000000}""", TokenState.Nameless)]
    [InlineData("""{ISS,"aud":"tickets","sub":" ","exp":2000000000}""", TokenState.Nameless)]
    [InlineData("""{ISS,"aud":"tickets","sub":7,"exp":2000000000}""", TokenState.Nameless)]
    [InlineData("[]", TokenState.Forged)]
    [InlineData("\"ada\"", TokenState.Forged)]
    public async Task Wants_all_of_the_claims_and_each_as_it_should_be(string claims, TokenState expected) =>
        Assert.Equal(expected, (await ReadAsync(Rsa.Sign(
            claims.Replace("ISS", "\"iss\":\"https://issuer.example\"", StringComparison.Ordinal)))).State);

    [Fact]
    public async Task Knows_no_other_issuer_unless_one_is_set()
    {
        var tokens = TestIssuer.Tokens(Secret, _clock);

        Assert.Equal(TokenState.Forged, (await tokens.ReadAsync(Rsa.Sign(Claims()), default)).State);
    }

    [Fact]
    public async Task Skips_the_signature_and_nothing_else_when_told_to()
    {
        var skipping = TestIssuer.Tokens(Secret, _clock, PolicyFor(string.Empty) with { SkipVerify = "true" });
        var stranger = SigningKey.Rsa("stranger");

        async Task<TokenReading> ReadSkippingAsync(string claims, string? header = null) =>
            await skipping.ReadAsync(stranger.Sign(claims, header), default);

        var reading = await ReadSkippingAsync(Claims(more: ",\"role\":\"admin\""));
        Assert.Equal((TokenState.Unproven, "jwt:ada"), (reading.State, reading.Visitor!.Id.Value));
        Assert.Equal(AccountRole.User, reading.Visitor.Role);
        Assert.Equal(TokenState.Unproven, (await ReadSkippingAsync(Claims(), """{"alg":"HS256"}""")).State);
        Assert.Equal(TokenState.Forged, (await ReadSkippingAsync(Claims(), """{"alg":"none"}""")).State);
        Assert.Equal(TokenState.Expired, (await ReadSkippingAsync(Claims(exp: At(-31)))).State);
        Assert.Equal(TokenState.Misaddressed, (await ReadSkippingAsync(Claims(iss: "other"))).State);
        Assert.Equal(TokenState.Nameless, (await ReadSkippingAsync(Claims(sub: "7"))).State);
    }

    internal static IssuerPolicy PolicyFor(string url) => new()
    {
        KeysUrl = url,
        Issuer = "https://issuer.example",
        Audience = "tickets",
        KeysFetchMilliseconds = 10_000,
    };

    private string Claims(
        string iss = "https://issuer.example", string sub = "\"ada\"", long? exp = null, string more = "") =>
        $$"""{"iss":"{{iss}}","aud":"tickets","sub":{{sub}},"exp":{{exp ?? At(300)}}{{more}}}""";

    private long At(int seconds) => _clock.GetUtcNow().ToUnixTimeSeconds() + seconds;

    private async Task<TokenReading> ReadAsync(string token) => await _tokens.ReadAsync(token, default);

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
