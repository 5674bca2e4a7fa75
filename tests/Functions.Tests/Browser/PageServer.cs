using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Serverless.Local.Processes;

namespace Serverless.Functions.Tests.Browser;

/// <summary>
/// Serves a page from an origin of its own, localhost or 127.0.0.1 with a port, and receives what the page reports.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private static readonly TimeSpan ReportLimit = TimeSpan.FromSeconds(60);

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (string MediaType, byte[] Body)> _files = [];
    private readonly Channel<JsonElement> _reports = Channel.CreateUnbounded<JsonElement>();
    private readonly Task _serving;

    public PageServer(int port)
    {
        Port = port;
        _listener.Prefixes.Add($"http://localhost:{port}/");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port { get; }

    public static int FindPort() => LoopbackPort.FindFree();

    public void Add(string path, string mediaType, byte[] body) => _files[path] = (mediaType, body);

    public void Add(string path, string mediaType, string body) => Add(path, mediaType, Encoding.UTF8.GetBytes(body));

    /// <summary>The next report of the page; fails when none comes within a minute.</summary>
    public async Task<JsonElement> ReadReportAsync()
    {
        using var limit = new CancellationTokenSource(ReportLimit);

        return await _reports.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                if (!_listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);

        if (request.HttpMethod == "POST")
        {
            using var report = await JsonDocument.ParseAsync(request.InputStream);
            await _reports.Writer.WriteAsync(report.RootElement.Clone());
            response.StatusCode = 204;
        }
        else if (_files.TryGetValue(request.Url!.AbsolutePath, out var file))
        {
            response.ContentType = file.MediaType;
            await response.OutputStream.WriteAsync(file.Body);
        }
        else
        {
            response.StatusCode = 404;
        }

        response.Close();
    }
}
