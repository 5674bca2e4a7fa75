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
    public void Reads_its_own_tokens()
    {
        var token = _tokens.Issue(Ada);

        var first = Read(token);
        Assert.Equal(TokenReading.Valid(Ada with { Session = first.User?.Session }), first);
        Assert.Equal(first, Read(token));
    }

    [Fact]
    public void Each_log_in_is_a_session_with_the_version_of_its_account()
    {
        var (first, second) = (Read(_tokens.Issue(Ada with { SessionVersion = 3 })), Read(_tokens.Issue(Ada)));

        Assert.Equal(3, first.User?.Session?.Version);
        Assert.NotEqual(first.User?.Session?.Id, second.User?.Session?.Id);
    }

    [Fact]
    public async Task A_token_ends_with_the_lifetime_of_today_whatever_it_was_issued_for()
    {
        var longer = TestIssuer.Tokens(Secret, _clock, lifetimeHours: 168).Issue(Ada);
        Assert.Equal(TokenState.Valid, Read(longer).State);

        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(TokenState.Expired, Read(longer).State);
        Assert.Equal(TokenState.Expired, (await TestIssuer.Tokens(Secret, _clock).ReadAsync(longer, default)).State);
    }

    [Fact]
    public void Reading_a_cached_token_allocates_nothing()
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
    public void Token_contains_the_claim_names_of_every_API()
    {
        var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(_tokens.Issue(Ada).Split('.')[1])).RootElement;

        Assert.Equal(UserId, payload.GetProperty("sub").GetString());
        Assert.Equal(UserId, payload.GetProperty("userId").GetString());
        Assert.Equal(7, payload.GetProperty("user_id").GetInt32());
        Assert.Equal("ada@example.com", payload.GetProperty("email").GetString());
        Assert.Equal("admin", payload.GetProperty("role").GetString());
        Assert.True(payload.GetProperty("is_admin").GetBoolean());
        Assert.Equal(
            TimeSpan.FromDays(1).TotalSeconds,
            payload.GetProperty("exp").GetInt64() - payload.GetProperty("iat").GetInt64());
    }

    [Fact]
    public void Cached_and_uncached_tokens_expire_to_the_second()
    {
        var cached = _tokens.Issue(Ada);
        var uncached = _tokens.Issue(Ada with { Number = 8 });
        _clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(TokenState.Valid, Read(cached).State);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TokenState.Expired, Read(cached).State);
        Assert.Equal(TokenState.Expired, Read(uncached).State);
    }

    [Fact]
    public void Role_is_case_insensitive()
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
    public void Rejects_every_other_signing_algorithm(string header) =>
        Assert.Equal(TokenState.Invalid, Read(Sign(header, Payload())).State);

    [Theory]
    [InlineData("HS384")]
    [InlineData("HS512")]
    public void Rejects_longer_hashes_with_the_right_key(string algorithm)
    {
        var signed = $"{Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Encode(Payload())}";
        var key = Encoding.UTF8.GetBytes(Secret);
        var text = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm == "HS384" ? HMACSHA384.HashData(key, text) : HMACSHA512.HashData(key, text);

        Assert.Equal(TokenState.Invalid, Read($"{signed}.{Base64Url.EncodeToString(signature)}").State);
    }

    [Fact]
    public void Rejects_a_token_without_a_signature()
    {
        var unsigned = $"{Encode("""{"alg":"none"}""")}.{Encode(Payload())}.";

        Assert.Equal(TokenState.Invalid, Read(unsigned).State);
    }

    [Fact]
    public void Rejects_a_token_with_another_secret()
    {
        var other = TestIssuer.Tokens(Secret + "!", _clock);

        Assert.Equal(TokenState.Invalid, Read(other.Issue(Ada)).State);
    }

    [Fact]
    public void Rejects_a_token_with_any_changed_character()
    {
        var token = _tokens.Issue(Ada);

        // The last character contains bits that the signature does not use.
        for (var index = 0; index < token.Length - 1; index++)
        {
            var changed = token.ToCharArray();
            changed[index] = changed[index] == 'A' ? 'B' : 'A';
            Assert.NotEqual(TokenState.Valid, Read(changed).State);
        }
    }

    [Fact]
    public void Rejects_a_token_without_expiry() =>
        Assert.Equal(
            TokenState.Invalid,
            Read(Sign("""{"alg":"HS256","typ":"JWT"}""", $$"""{"userId":"{{UserId}}"}""")).State);

    [Fact]
    public void Rejects_a_token_before_its_start() =>
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
    public void Rejects_malformed_tokens(string token) =>
        Assert.Equal(TokenState.Invalid, Read(token).State);

    [Fact]
    public void Rejects_an_overlong_token() =>
        Assert.Equal(TokenState.Invalid, Read(new string('a', 5_000_000)).State);

    [Theory]
    [InlineData("""{"exp":2000000000}""")]
    [InlineData("""{"exp":2000000000,"userId":"7"}""")]
    [InlineData("""{"exp":2000000000,"userId":7}""")]
    public void Reports_a_token_without_a_user_id(string payload) =>
        Assert.Equal(TokenState.MissingSubject, Read(Sign("""{"alg":"HS256","typ":"JWT"}""", payload)).State);

    // Reading the platform's own tokens always completes synchronously.
    private TokenReading Read(ReadOnlySpan<char> token)
    {
        var reading = _tokens.ReadAsync(token, default);

        return reading.IsCompletedSuccessfully
            ? reading.Result
            : throw new InvalidOperationException("The reading did not complete synchronously.");
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
