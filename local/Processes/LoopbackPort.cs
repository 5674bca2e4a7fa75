using System.Net;
using System.Net.Sockets;

namespace Serverless.Local.Processes;

public static class LoopbackPort
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Finds a free port. Another process may take it before it is bound.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// Returns true when the port accepts connections; otherwise false, after a short delay for the caller's loop.
    /// </summary>
    public static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);

            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(PollInterval, TimeProvider.System, CancellationToken.None);
            }

            return false;
        }
    }
}
