using System.Net;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>Fetches the issuer's keys: from one URL, no redirects, no cookies, limited size and time.</summary>
internal sealed partial class IssuerKeyClient(
    IssuerPolicy policy, TimeProvider clock, ILogger<IssuerKeyClient> logger) : IDisposable
{
    private static readonly BackendOperation Fetch = new(
        "issuer", "keys", "issuer keys", new("rpc.system.name", "jwks"), new("rpc.method", "keys"));

    // The issuer's address may change, and a permanent connection would not notice.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = ConnectionLifetime,
        MaxConnectionsPerServer = 1,
        MaxResponseHeadersLength = 16,
        ActivityHeadersPropagator = null,
    })
    {
        // The time includes the whole body, and the size is that of the decompressed body.
        Timeout = TimeSpan.FromMilliseconds(policy.KeysFetchMilliseconds),
        MaxResponseContentBufferSize = policy.KeysBytesMax,
    };

    /// <summary>Null when there is no response, it is not a key set, or it is too large.</summary>
    public async Task<IssuerKeySet?> FetchAsync()
    {
        try
        {
            // The time before the request: a key that the issuer withdraws during it must not count longer.
            var askedAt = clock.GetUtcNow();
            var keys = IssuerKeySet.Parse(await Fetch.RunAsync(AskAsync), policy.KeyCountMax, askedAt);

            if (keys is null)
            {
                LogNoKeySet(policy.KeysUrl);
            }
            else
            {
                LogFetched(keys.Count, policy.KeysUrl);
            }

            return keys;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException
            or InvalidDataException or InvalidOperationException)
        {
            // The last two exceptions come from a body whose compression is broken.
            LogUnavailable(policy.KeysUrl, exception.Message);

            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> AskAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, policy.KeysUrl);
        request.AddTraceContext();
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadAsByteArrayAsync();
    }

    [LoggerMessage(1, LogLevel.Information, "Fetched {Count} usable keys from {Url}")]
    private partial void LogFetched(int count, string url);

    [LoggerMessage(2, LogLevel.Warning, "{Url} answers with no key set")]
    private partial void LogNoKeySet(string url);

    [LoggerMessage(3, LogLevel.Warning, "{Url} gave no keys: {Cause}")]
    private partial void LogUnavailable(string url, string cause);
}
