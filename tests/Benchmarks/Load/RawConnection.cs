using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Serverless.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection that sends ready-made requests and reads responses of known length. Its cost is negligible
/// against that of the server.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[256 * 1024];

    private RawConnection(Socket socket) => _socket = socket;

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);

        return new RawConnection(socket);
    }

    /// <summary>Sends a request and returns the status and the number of body bytes.</summary>
    public async Task<(int Status, long Length)> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        int end;

        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            filled += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
            end = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);

        var (status, length) = ReadHeader(_buffer.AsSpan(0, end + 4));
        var missing = length - (filled - end - 4);

        while (missing > 0)
        {
            missing -= await _socket.ReceiveAsync(_buffer);
        }

        return (status, length);
    }

    public void Dispose() => _socket.Dispose();

    private static (int Status, long Length) ReadHeader(ReadOnlySpan<byte> header)
    {
        var name = "Content-Length: "u8;
        var at = header.IndexOf(name);

        return at >= 0
            && Utf8Parser.TryParse(header[9..], out int status, out _)
            && Utf8Parser.TryParse(header[(at + name.Length)..], out long length, out _)
            ? (status, length)
            : throw new InvalidOperationException(
                "The response has no length: " + System.Text.Encoding.ASCII.GetString(header));
    }
}
