using System.Text;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Tests.Http;

/// <summary>Which requests with one key are the same.</summary>
public sealed class RequestDigestTests
{
    private const string Body = """{"email":"ada@example.com","password":"a password"}""";

    [Fact]
    public async Task Is_the_same_for_the_same_request() =>
        Assert.Equal(await DigestAsync(Body, "key"), await DigestAsync(Body, "key"));

    [Theory]
    [InlineData("""{"password":"a password","email":"ada@example.com"}""")]
    [InlineData("""{"email": "ada@example.com","password":"a password"}""")]
    public async Task Goes_by_the_bytes_of_the_body(string body) =>
        Assert.NotEqual(await DigestAsync(Body, "key"), await DigestAsync(body, "key"));

    [Fact]
    public async Task Tells_nobody_without_the_key_what_the_body_may_have_been() =>
        Assert.NotEqual(await DigestAsync(Body, "key"), await DigestAsync(Body, "another"));

    private static async Task<string> DigestAsync(string body, string key)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path) = ("POST", "/api/auth/signup");
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        request.ContentLength = request.Body.Length;

        return await RequestDigest.OfRequestAsync(request, key, default);
    }
}
