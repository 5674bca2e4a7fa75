using Serverless.Functions.Tests.Operations;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// The Functions host sends each call's id in its own header. A client that sends the same header gets its usual
/// response, and its value appears in no response and no log.
/// </summary>
[Collection(ObservedTests.Name)]
public sealed class InvocationHeaderTests(ObservedPlatform platform)
{
    private const string Sent = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task Ignores_a_clients_invocation_id()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.Add("x-ms-invocation-id", Sent);

        var answer = await platform.Client.ReadAsync(request);

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain(
            answer.Headers.SelectMany(header => header.Value),
            value => value.Contains(Sent, StringComparison.OrdinalIgnoreCase));
        var line = await platform.FindLogLineAsync(Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.DoesNotContain(Sent, line.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            line.Members.Values, value => $"{value}".Contains(Sent, StringComparison.OrdinalIgnoreCase));
    }
}
