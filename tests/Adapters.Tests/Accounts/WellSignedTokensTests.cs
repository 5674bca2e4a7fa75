using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Tokens with a valid signature whose other parts may still be invalid.</summary>
public sealed class WellSignedTokensTests : IssuerTokensFixture
{
    private const int LengthMax = 4_096;

    [Theory]
    [InlineData("\"logout+jwt\"")]
    [InlineData("\"dpop+jwt\"")]
    [InlineData("\"secevent+jwt\"")]
    [InlineData("\"application/dpop+jwt\"")]
    [InlineData("\"JOSE\"")]
    [InlineData("\"JWT \"")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("null")]
    public async Task Rejects_tokens_of_other_types(string type)
    {
        Assert.Equal(TokenState.Invalid, (await ReadAsync(SignIssuers(type))).State);
        Assert.Equal(TokenState.Invalid, (await ReadAsync(SignOwn(type))).State);
    }

    [Theory]
    [InlineData("\"JWT\"")]
    [InlineData("\"jwt\"")]
    [InlineData("\"at+jwt\"")]
    [InlineData("\"AT+JWT\"")]
    [InlineData("\"application/at+jwt\"")]
    [InlineData(null)]
    public async Task Accepts_access_token_types_and_a_missing_type(string? type)
    {
        Assert.Equal(TokenState.Valid, (await ReadAsync(SignIssuers(type))).State);
        Assert.Equal(TokenState.Valid, (await ReadAsync(SignOwn(type))).State);
    }

    [Fact]
    public async Task Rejects_a_token_longer_than_the_limit()
    {
        // Three more characters of claims add four characters to the token.
        var tokens = Enumerable.Range(0, 3_000).Select(length =>
            Elliptic.Sign(Claims(more: $",\"pad\":\"{new string('x', length)}\""))).ToArray();
        var longest = tokens.Last(token => token.Length <= LengthMax);
        var tooLong = tokens.First(token => token.Length > LengthMax);

        Assert.InRange(longest.Length, LengthMax - 2, LengthMax);
        Assert.InRange(tooLong.Length, LengthMax + 1, LengthMax + 3);
        Assert.Equal(TokenState.Valid, (await ReadAsync(longest)).State);
        Assert.Equal(TokenState.Invalid, (await ReadAsync(tooLong)).State);
    }

    [Fact]
    public async Task Accepts_a_token_that_expires_at_the_last_date()
    {
        var token = Rsa.Sign(Claims(exp: DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

        Assert.Equal(TokenState.Valid, (await ReadAsync(token)).State);
        Assert.Equal(TokenState.Valid, (await ReadAsync(token)).State);
    }

    [Fact]
    public async Task Rejects_truncated_and_extended_signatures()
    {
        foreach (var token in (string[])[SignOwn("\"JWT\""), Rsa.Sign(Claims()), Elliptic.Sign(Claims())])
        {
            var start = token.LastIndexOf('.') + 1;
            var signature = Base64Url.DecodeFromChars(token.AsSpan(start));

            for (var length = 0; length < signature.Length; length++)
            {
                var part = token[..start] + Base64Url.EncodeToString(signature.AsSpan(0, length));
                Assert.Equal(TokenState.Invalid, (await ReadAsync(part)).State);
            }

            Assert.Equal(
                TokenState.Invalid,
                (await ReadAsync(token[..start] + Base64Url.EncodeToString([.. signature, 0]))).State);
        }
    }

    private string SignIssuers(string? type) =>
        Rsa.Sign(Claims(), type is null
            ? """{"alg":"RS256","kid":"rsa-1"}"""
            : $$"""{"alg":"RS256","kid":"rsa-1","typ":{{type}}}""");

    private string SignOwn(string? type)
    {
        var header = type is null ? """{"alg":"HS256"}""" : $$"""{"alg":"HS256","typ":{{type}}}""";
        var claims = $$"""{"userId":"0198c0de-0000-7000-8000-0000000000ff","exp":{{At(300)}}}""";
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed));

        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }
}
