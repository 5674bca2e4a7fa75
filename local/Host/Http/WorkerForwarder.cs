using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.Local.Host.Http;

/// <summary>
/// Forwards requests to the worker's web server over HTTP/1.1, with the proxy that the official host uses.
/// </summary>
internal sealed class WorkerForwarder : IDisposable
{
    private readonly IHttpForwarder _forwarder;
    private readonly string _address;
    private readonly HttpMessageInvoker _client;

    private readonly ForwarderRequestConfig _config = new()
    {
        // The official host's limit for a response that makes no progress.
        ActivityTimeout = TimeSpan.FromSeconds(240),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public WorkerForwarder(IHttpForwarder forwarder, Uri address)
    {
        (_forwarder, _address) = (forwarder, address.ToString());
        _client = new HttpMessageInvoker(new ConnectRetryHandler(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false },
            TimeProvider.System));
    }

    /// <summary>Returns false when the response is incomplete. X-Forwarded headers are replaced, as in Azure.</summary>
    public async Task<bool> ForwardAsync(HttpContext http) => await _forwarder.SendAsync(
        http, _address, _client, _config, HttpTransformer.Default) == ForwarderError.None;

    public void Dispose() => _client.Dispose();
}
