using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

/// <summary>
/// A table service that creates tables and answers every other request with one error. A status of 0 closes the
/// connection, and -1 never answers.
/// </summary>
internal sealed class RefusingTables : IAsyncDisposable
{
    private const int Closes = 0;
    private const int IsSilent = -1;
    private const string Body =
        """{"odata.error":{"code":"CODE","message":{"lang":"en-US","value":"refused"}}}""";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _status;
    private readonly string _code;
    private readonly Task _accepting;

    public RefusingTables(int status, string code)
    {
        (_status, _code) = (status, code);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test has ended, and the listener may have stopped before it was asked again.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var request = await RawHttp.ReadRequestAsync(client.GetStream(), _stopping.Token);
                var isTable = request.Target.Contains("/Tables", StringComparison.Ordinal);

                if (!isTable && _status == IsSilent)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stopping.Token);
                }

                if (isTable || _status != Closes)
                {
                    await client.GetStream().WriteAsync(
                        isTable ? Answer(409, "TableAlreadyExists") : Answer(_status, _code), _stopping.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side has closed its connection.
            }
        }
    }

    private static byte[] Answer(int status, string code)
    {
        var body = Body.Replace("CODE", code, StringComparison.Ordinal);

        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Refused\r\nContent-Type: application/json\r\nx-ms-error-code: {code}\r\n"
                + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
    }
}
