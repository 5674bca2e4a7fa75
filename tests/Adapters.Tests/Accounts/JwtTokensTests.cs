using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class JwtTokensTests
{
    private const string Secret = "a secret for tests, which is long enough";
    private const string UserId = "0198c0de-0000-7000-8000-0000000000ff";

    private static readonly User Ada = new(new UserId(UserId), 7, "ada@example.com", AccountRole.Admin);

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly JwtTokens _tokens;

    public JwtTokensTests() => _tokens = TestIssuer.Tokens(Secret, _clock);

    [Fact]
    public void Reads_what_it_issued()
    {
        var token = _tokens.Issue(Ada);

        Assert.Equal(TokenReading.Valid(Ada), Read(token));
        Assert.Equal(TokenReading.Valid(Ada), Read(token));
    }

    [Fact]
    public void Allocates_nothing_for_a_token_that_it_remembers()
    {
        var token = _tokens.Issue(Ada);
        Read(token);
        Read(token);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var count = 0; count < 100; count++)
        {
            Read(token);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Carries_every_name_that_an_api_has_for_a_claim()
    {
        var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(_tokens.Issue(Ada).Split('.')[1])).RootElement;

        Assert.Equal(UserId, payload.GetProperty("sub").GetString());
        Assert.Equal(UserId, payload.GetProperty("userId").GetString());
        Assert.Equal(7, payload.GetProperty("user_id").GetInt32());
        Assert.Equal("ada@example.com", payload.GetProperty("email").GetString());
        Assert.Equal("admin", payload.GetProperty("role").GetString());
        Assert.True(payload.GetProperty("is_admin").GetBoolean());
        Assert.Equal(
            TimeSpan.FromDays(7).TotalSeconds,
            payload.GetProperty("exp").GetInt64() - payload.GetProperty("iat").GetInt64());
    }

    [Fact]
    public void Expires_to_the_second_remembered_or_not()
    {
        var remembered = _tokens.Issue(Ada);
        var unseen = _tokens.Issue(Ada with { Number = 8 });
        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(TokenState.Valid, Read(remembered).State);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TokenState.Expired, Read(remembered).State);
        Assert.Equal(TokenState.Expired, Read(unseen).State);
    }

    [Fact]
    public void Compares_the_role_without_case()
    {
        var token = Sign("""{"alg":"HS256","typ":"JWT"}""", Payload(role: "ADMIN"));

        Assert.Equal(AccountRole.Admin, Read(token).User?.Role);
    }

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"None","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS384","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS512","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"another"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""[]""")]
    public void Refuses_every_rule_of_signing_but_one(string header) =>
        Assert.Equal(TokenState.Invalid, Read(Sign(header, Payload())).State);

    [Theory]
    [InlineData("HS384")]
    [InlineData("HS512")]
    public void Refuses_the_longer_hashes_even_when_the_key_fits(string algorithm)
    {
        var signed = $"{Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Encode(Payload())}";
        var key = Encoding.UTF8.GetBytes(Secret);
        var text = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm == "HS384" ? HMACSHA384.HashData(key, text) : HMACSHA512.HashData(key, text);

        Assert.Equal(TokenState.Invalid, Read($"{signed}.{Base64Url.EncodeToString(signature)}").State);
    }

    [Fact]
    public void Refuses_a_token_without_a_signature()
    {
        var unsigned = $"{Encode("""{"alg":"none"}""")}.{Encode(Payload())}.";

        Assert.Equal(TokenState.Invalid, Read(unsigned).State);
    }

    [Fact]
    public void Refuses_a_token_of_another_secret()
    {
        var other = TestIssuer.Tokens(Secret + "!", _clock);

        Assert.Equal(TokenState.Invalid, Read(other.Issue(Ada)).State);
    }

    [Fact]
    public void Refuses_a_token_that_was_touched_anywhere()
    {
        var token = _tokens.Issue(Ada);

        // The last character carries bits that the signature does not use.
        for (var index = 0; index < token.Length - 1; index++)
        {
            var touched = token.ToCharArray();
            touched[index] = touched[index] == 'A' ? 'B' : 'A';
            Assert.NotEqual(TokenState.Valid, Read(touched).State);
        }
    }

    [Fact]
    public void Refuses_a_token_that_never_ends() =>
        Assert.Equal(
            TokenState.Invalid,
            Read(Sign("""{"alg":"HS256","typ":"JWT"}""", $$"""{"userId":"{{UserId}}"}""")).State);

    [Fact]
    public void Refuses_a_token_that_has_not_begun() =>
        Assert.Equal(
            TokenState.Invalid,
            Read(Sign("""{"alg":"HS256","typ":"JWT"}""", $$"""
                {"userId":"{{UserId}}","nbf":{{At(TimeSpan.FromHours(1))}},"exp":{{At(TimeSpan.FromHours(2))}}}
                """)).State);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("abc")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("a.b.c.d.e")]
    [InlineData("토큰.토큰.토큰")]
    public void Refuses_what_is_no_token(string token) =>
        Assert.Equal(TokenState.Invalid, Read(token).State);

    [Fact]
    public void Refuses_what_is_too_long_to_be_a_token() =>
        Assert.Equal(TokenState.Invalid, Read(new string('a', 5_000_000)).State);

    [Theory]
    [InlineData("""{"exp":2000000000}""")]
    [InlineData("""{"exp":2000000000,"userId":"7"}""")]
    [InlineData("""{"exp":2000000000,"userId":7}""")]
    public void Tells_a_token_that_names_nobody(string payload) =>
        Assert.Equal(TokenState.MissingSubject, Read(Sign("""{"alg":"HS256","typ":"JWT"}""", payload)).State);

    // Our own tokens never make anybody wait.
    private TokenReading Read(ReadOnlySpan<char> token)
    {
        var reading = _tokens.ReadAsync(token, default);

        return reading.IsCompletedSuccessfully ? reading.Result : throw new InvalidOperationException("It waits.");
    }

    private string Payload(string role = "user") =>
        $$"""{"userId":"{{UserId}}","role":"{{role}}","exp":{{At(TimeSpan.FromHours(1))}}}""";

    private long At(TimeSpan fromNow) => (_clock.GetUtcNow() + fromNow).ToUnixTimeSeconds();

    private static string Sign(string header, string payload)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed));

        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
