using System.Net;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>Fetches the issuer's keys: one address, no redirection, no cookies, so many bytes, so much time.</summary>
internal sealed partial class IssuerKeyClient(
    IssuerPolicy policy, TimeProvider clock, ILogger<IssuerKeyClient> logger) : IDisposable
{
    private const int ReadBytes = 16 * 1024;

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
        Timeout = TimeSpan.FromMilliseconds(policy.KeysFetchMilliseconds),
    };

    /// <summary>Null when there is no answer, no key set in it, or too much of it.</summary>
    public async Task<IssuerKeySet?> FetchAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(policy.KeysFetchMilliseconds));

        try
        {
            // Dated before the question: what the issuer withdrew while it answered must not count any longer.
            var askedAt = clock.GetUtcNow();
            var body = await AskAsync(limit.Token);
            var keys = body is null ? null : IssuerKeySet.Parse(body, policy.KeyCountMax, askedAt);

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
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            LogAway(policy.KeysUrl, exception.Message);

            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]?> AskAsync(CancellationToken cancellationToken)
    {
        var call = Fetch.Start();

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, policy.KeysUrl);
            request.AddTraceContext();
            using var response = await _http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            var body = await ReadAsync(response.Content, cancellationToken);
            call.End();

            return body;
        }
        catch (Exception exception)
        {
            call.End(exception, (exception as HttpRequestException)?.StatusCode);

            throw;
        }
    }

    /// <summary>Null when there is more than may be.</summary>
    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var piece = new byte[ReadBytes];

        while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            body.Write(piece, 0, count);

            if (body.Length > policy.KeysBytesMax)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    [LoggerMessage(1, LogLevel.Information, "Fetched {Count} usable keys from {Url}")]
    private partial void LogFetched(int count, string url);

    [LoggerMessage(2, LogLevel.Warning, "{Url} answers with no key set, or a too large one")]
    private partial void LogUseless(string url);

    [LoggerMessage(3, LogLevel.Warning, "{Url} gave no keys: {Cause}")]
    private partial void LogAway(string url, string cause);
}
