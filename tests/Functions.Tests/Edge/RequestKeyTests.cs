using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Tests.Edge;

/// <summary>What is a key, and where.</summary>
public sealed class RequestKeyTests
{
    private const string Uuid = "0198c0de-0000-7000-8000-000000000001";

    [Theory]
    [InlineData(Dialect.Movie, "any text, 어떤 글", "any text, 어떤 글")]
    [InlineData(Dialect.Movie, "\"k\"", "k")]
    [InlineData(Dialect.Movie, " ", null)]
    [InlineData(Dialect.Tiketi, "\"k\"", "k")]
    [InlineData(Dialect.Tiketi, "\"\"", null)]
    [InlineData(Dialect.Gateway, Uuid, Uuid)]
    public void Reads_it_bare_or_quoted(Dialect dialect, string header, string? key) =>
        Assert.Equal(key, RequestKey.Find(RequestWith(header), dialect));

    [Theory]
    [InlineData(Dialect.Tiketi, "two words")]
    [InlineData(Dialect.CloudJet, "키")]
    [InlineData(Dialect.Gateway, "k")]
    public void Refuses_what_is_none(Dialect dialect, string header) =>
        Assert.Equal("request.bad-key", ReasonOf(RequestWith(header), dialect));

    [Theory]
    [InlineData(Dialect.Movie)]
    [InlineData(Dialect.Tiketi)]
    [InlineData(Dialect.Gateway)]
    public void Refuses_two(Dialect dialect) =>
        Assert.Equal("request.bad-key", ReasonOf(RequestWith(new StringValues([Uuid, Uuid])), dialect));

    private static string? ReasonOf(HttpRequest request, Dialect dialect) =>
        Assert.Throws<MalformedRequestException>(() => RequestKey.Find(request, dialect)).Reason;

    private static HttpRequest RequestWith(StringValues header)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[RequestKey.Header] = header;

        return request;
    }
}
