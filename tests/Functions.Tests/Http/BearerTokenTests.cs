using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.Tests.Http;

public sealed class BearerTokenTests
{
    [Theory]
    [InlineData("Bearer abc", "abc", "abc")]
    [InlineData("bearer abc", "abc", "abc")]
    [InlineData("  BEARER   abc  ", "abc", "abc")]
    [InlineData("abc", "", "abc")]
    [InlineData("Basic abc", "", "")]
    [InlineData("Bearer", "", "")]
    [InlineData("Bearer ", "", "")]
    [InlineData("", "", "")]
    public void Accepts_a_token_without_scheme_only_for_CloudJet(string header, string usual, string cloudJet)
    {
        var request = TestRequest.Of().Request;
        request.Headers.Authorization = header;

        Assert.Equal(usual, BearerToken.Find(request, ApiContract.Tiketi).ToString());
        Assert.Equal(usual, BearerToken.Find(request, ApiContract.Gateway).ToString());
        Assert.Equal(cloudJet, BearerToken.Find(request, ApiContract.CloudJet).ToString());
    }

    [Fact]
    public void Ignores_two_authorization_headers()
    {
        var request = TestRequest.Of().Request;
        request.Headers.Authorization = new(["Bearer abc", "Bearer def"]);

        Assert.True(BearerToken.Find(request, ApiContract.Tiketi).IsEmpty);
    }
}
