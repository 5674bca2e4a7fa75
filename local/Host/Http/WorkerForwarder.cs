using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.Local.Host.Http;

/// <summary>The way to the worker's own web server: HTTP/1.1 by the forwarder that the official host uses, too.</summary>
internal sealed class WorkerForwarder : IDisposable
{
    private readonly IHttpForwarder _forwarder;
    private readonly string _address;
    private readonly HttpMessageInvoker _client;

    private readonly ForwarderRequestConfig _config = new()
    {
        // The official host's limit for an answer that stands still.
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

    /// <summary>False when no whole answer came back. X-Forwarded headers are set anew, as in Azure.</summary>
    public async Task<bool> ForwardAsync(HttpContext http) => await _forwarder.SendAsync(
        http, _address, _client, _config, HttpTransformer.Default) == ForwarderError.None;

    public void Dispose() => _client.Dispose();
}
