using System.Net;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>Fetches the issuer's keys: one address, no redirection, no cookies, so many bytes, so much time.</summary>
internal sealed partial class IssuerKeyClient(
    IssuerPolicy policy, TimeProvider clock, ILogger<IssuerKeyClient> logger) : IDisposable
{
    private static readonly BackendOperation Fetch = new(
        "issuer", "keys", "issuer keys", new("rpc.system.name", "jwks"), new("rpc.method", "keys"));

    // The issuer may move; a connection that lives for ever would never notice.
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
        // Both count to the last byte of the body, and those bytes after they are unpacked.
        Timeout = TimeSpan.FromMilliseconds(policy.KeysFetchMilliseconds),
        MaxResponseContentBufferSize = policy.KeysBytesMax,
    };

    /// <summary>Null when there is no answer, no key set in it, or too much of it.</summary>
    public async Task<IssuerKeySet?> FetchAsync()
    {
        try
        {
            // Dated before the question: what the issuer withdrew while it answered must not count any longer.
            var askedAt = clock.GetUtcNow();
            var keys = IssuerKeySet.Parse(await Fetch.RunAsync(AskAsync), policy.KeyCountMax, askedAt);

            if (keys is null)
            {
                LogUseless(policy.KeysUrl);
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
            // The last two: what pretends to be packed and is not.
            LogAway(policy.KeysUrl, exception.Message);

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
    private partial void LogUseless(string url);

    [LoggerMessage(3, LogLevel.Warning, "{Url} gave no keys: {Cause}")]
    private partial void LogAway(string url, string cause);
}
