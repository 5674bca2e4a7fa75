using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Operations;

[Collection(PlatformTests.Name)]
public sealed class ShowHealthTests(PlatformFixture platform)
{
    [Fact]
    public async Task Returns_the_documented_health_response()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/health");

        Assert.Equal(200, answer.Status);
        Assert.Equal("ok", answer.Body.GetProperty("status").GetString());
        Assert.Equal("ticket-service", answer.Body.GetProperty("service").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", answer.Body.GetProperty("timestamp").GetString());
    }
}
