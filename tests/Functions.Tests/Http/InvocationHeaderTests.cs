using Serverless.Functions.Tests.Operations;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// The Functions host names each call in a header of its own. A client that sends the same header gets its usual
/// answer, and its value comes into no answer and no log.
/// </summary>
[Collection(WatchedTests.Name)]
public sealed class InvocationHeaderTests(WatchedPlatform platform)
{
    private const string Sent = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task A_clients_own_invocation_id_is_not_trusted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.Add("x-ms-invocation-id", Sent);

        var answer = await platform.Client.ReadAsync(request);

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain(
            answer.Headers.SelectMany(header => header.Value),
            value => value.Contains(Sent, StringComparison.OrdinalIgnoreCase));
        var line = await platform.LineOfAsync(Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.DoesNotContain(Sent, line.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            line.Members.Values, value => $"{value}".Contains(Sent, StringComparison.OrdinalIgnoreCase));
    }
}
