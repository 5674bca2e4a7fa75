using System.Text;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Tests.Http;

/// <summary>The digest that decides whether requests with one key are the same.</summary>
public sealed class RequestDigestTests
{
    private const string Body = """{"email":"ada@example.com","password":"a password"}""";

    [Fact]
    public async Task Equal_requests_have_equal_digests() =>
        Assert.Equal(await DigestAsync(Body, "key"), await DigestAsync(Body, "key"));

    [Theory]
    [InlineData("""{"password":"a password","email":"ada@example.com"}""")]
    [InlineData("""{"email": "ada@example.com","password":"a password"}""")]
    public async Task Differs_for_other_bytes_of_an_equivalent_body(string body) =>
        Assert.NotEqual(await DigestAsync(Body, "key"), await DigestAsync(body, "key"));

    [Fact]
    public async Task Differs_for_another_key_so_that_the_body_cannot_be_guessed() =>
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
