using Serverless.Functions.Http.Access;

namespace Serverless.Functions.Tests.Http;

public sealed class BearerTokenTests
{
    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer abc", "abc")]
    [InlineData("  BEARER   abc  ", "abc")]
    [InlineData("abc", "")]
    [InlineData("Basic abc", "")]
    [InlineData("Bearer", "")]
    [InlineData("Bearer ", "")]
    [InlineData("", "")]
    public void Finds_the_token_behind_its_scheme_only(string header, string token)
    {
        var request = TestRequest.Of().Request;
        request.Headers.Authorization = header;

        Assert.Equal(token, BearerToken.Find(request).ToString());
    }

    [Fact]
    public void Ignores_two_authorization_headers()
    {
        var request = TestRequest.Of().Request;
        request.Headers.Authorization = new(["Bearer abc", "Bearer def"]);

        Assert.True(BearerToken.Find(request).IsEmpty);
    }
}
