using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Serverless.Functions.Tests.Platform;
using static Serverless.Functions.Tests.Tickets.TicketReading;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>The published keys, which verify ticket codes offline.</summary>
[Collection(PlatformTests.Name)]
public sealed class TicketKeysOverHttpTests(PlatformFixture platform)
{
    // The check in the README, which needs only the code and the keys.
    private const string OfflineCheck =
        """
        const crypto = require('crypto');
        const [code, set] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const keys = set.keys;
        const [header, payload, signature] = code.split('.');
        const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url'));
        const key = keys.find(one => one.kid === kid && alg === 'ES256');
        const isGood = key !== undefined && crypto.verify('sha256', Buffer.from(`${header}.${payload}`),
          { key: crypto.createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
          Buffer.from(signature, 'base64url'));
        process.stdout.write(String(isGood));
        """;

    [Fact]
    public async Task Publishes_cacheable_keys()
    {
        using var response = await platform.Client.GetAsync("/.well-known/ticket-keys");
        var key = Assert.Single(Body(await response.Content.ReadAsStringAsync()).GetProperty("keys").EnumerateArray());
        using var known = new HttpRequestMessage(HttpMethod.Get, "/.well-known/ticket-keys");
        known.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var again = await platform.Client.SendAsync(known);

        Assert.Equal("application/jwk-set+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=300", response.Headers.CacheControl?.ToString());
        Assert.Equal(
            ["kty", "crv", "kid", "use", "alg", "x", "y"], key.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("EC", "P-256", "sig", "ES256"), (Text(key, "kty"), Text(key, "crv"), Text(key, "use"), Text(key, "alg")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_code_is_verified_offline_with_the_published_keys()
    {
        var code = await platform.CodeAsync((await platform.IssueAsync())[0]);
        var keys = await platform.Client.GetStringAsync("/.well-known/ticket-keys");
        var invalid = code[..^4] + (code[^4] == 'A' ? 'B' : 'A') + code[^3..];

        Assert.True(Verifies(code, keys));
        Assert.False(Verifies(invalid, keys));
        Assert.Equal("true", await RunNodeAsync(code, keys));
        Assert.Equal("false", await RunNodeAsync(invalid, keys));
    }

    private static async Task<string> RunNodeAsync(string code, string keys)
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["-e", OfflineCheck])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.WriteAsync($"[{JsonSerializer.Serialize(code)},{keys}]");
        process.StandardInput.Close();
        using var timeLimit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var output = await process.StandardOutput.ReadToEndAsync(timeLimit.Token);
        await process.WaitForExitAsync(timeLimit.Token);

        return output;
    }
}
