using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Tests.Http;

/// <summary>Valid idempotency keys of each API contract.</summary>
public sealed class IdempotencyKeyTests
{
    private const string Uuid = "0198c0de-0000-7000-8000-000000000001";

    [Theory]
    [InlineData(ApiContract.Movie, "any text, 어떤 글", "any text, 어떤 글")]
    [InlineData(ApiContract.Movie, "\"k\"", "k")]
    [InlineData(ApiContract.Movie, " ", null)]
    [InlineData(ApiContract.Tiketi, "\"k\"", "k")]
    [InlineData(ApiContract.Tiketi, "\"\"", null)]
    [InlineData(ApiContract.Gateway, Uuid, Uuid)]
    public void Reads_a_bare_or_quoted_key(ApiContract apiContract, string header, string? key) =>
        Assert.Equal(key, IdempotencyKey.Find(RequestWith(header), apiContract));

    [Theory]
    [InlineData(ApiContract.Tiketi, "two words")]
    [InlineData(ApiContract.CloudJet, "키")]
    [InlineData(ApiContract.Gateway, "k")]
    public void Rejects_malformed_idempotency_key(ApiContract apiContract, string header) =>
        Assert.Equal("request.bad-key", ReasonOf(RequestWith(header), apiContract));

    [Theory]
    [InlineData(ApiContract.Movie)]
    [InlineData(ApiContract.Tiketi)]
    [InlineData(ApiContract.Gateway)]
    public void Rejects_two_idempotency_keys(ApiContract apiContract) =>
        Assert.Equal("request.bad-key", ReasonOf(RequestWith(new StringValues([Uuid, Uuid])), apiContract));

    private static string? ReasonOf(HttpRequest request, ApiContract apiContract) =>
        Assert.Throws<MalformedRequestException>(() => IdempotencyKey.Find(request, apiContract)).Reason;

    private static HttpRequest RequestWith(StringValues header)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[IdempotencyKey.Header] = header;

        return request;
    }
}
