using System.Net;
using System.Net.Sockets;

namespace Serverless.Local.Processes;

public static class LoopbackPort
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>A port that was free a moment ago; whoever binds it must be ready to find it taken.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// True when something accepts connections there; otherwise false, after a short rest for the caller's loop.
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
