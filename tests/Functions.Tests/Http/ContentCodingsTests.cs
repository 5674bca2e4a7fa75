using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.Compression;

namespace Serverless.Functions.Tests.Http;

public sealed class ContentCodingsTests
{
    [Theory]
    [InlineData("", "Identity")]
    [InlineData("gzip", "Gzip")]
    [InlineData("GZIP", "Gzip")]
    [InlineData("br", "Brotli")]
    [InlineData("gzip, deflate, br", "Brotli")]
    [InlineData("gzip;q=1.0, br;q=0.5", "Gzip")]
    [InlineData("gzip;q=0, br;q=0", "Identity")]
    [InlineData("gzip ; q=0.5 , br ; q=0", "Gzip")]
    [InlineData("*", "Brotli")]
    [InlineData("br;q=0, *", "Gzip")]
    [InlineData("*;q=0", "Identity")]
    [InlineData("identity", "Identity")]
    [InlineData("identity;q=1, gzip;q=0.5", "Identity")]
    [InlineData("identity;q=0.5, gzip;q=1", "Gzip")]
    [InlineData("gzip;q=x", "Identity")]
    [InlineData("gzip;level=1", "Identity")]
    [InlineData("deflate, zstd", "Identity")]
    [InlineData(",,;;,=", "Identity")]
    public void Chooses_the_supported_coding_with_the_highest_weight(string accepted, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptEncoding = accepted.Length == 0 ? default : accepted;

        Assert.Equal(expected, ContentCodings.Best(request).ToString());
    }

    [Theory]
    [InlineData("gzip, identity;q=0", 10, "Gzip")]
    [InlineData("br, *;q=0", 10, "Brotli")]
    [InlineData("*, identity;q=0", 10, "Brotli")]
    [InlineData("br, identity;q=0.5", 10, "Identity")]
    [InlineData("br, identity;q=0.5, *;q=0", 10, "Identity")]
    [InlineData("br", 10, "Identity")]
    [InlineData("br", 100, "Brotli")]
    [InlineData("identity;q=0", 100, "Identity")]
    [InlineData("deflate, identity;q=0", 10, "Identity")]
    public void A_client_that_refuses_identity_gets_short_bodies_compressed(string accepted, int bytes, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptEncoding = accepted;

        Assert.Equal(expected, ContentCodings.Choose(request, bytes, bytesMin: 100).ToString());
    }

    [Fact]
    public void Reads_several_Accept_Encoding_headers()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptEncoding = new(["gzip;q=0.5", "br"]);

        Assert.Equal(ContentCoding.Brotli, ContentCodings.Best(request));
    }
}
