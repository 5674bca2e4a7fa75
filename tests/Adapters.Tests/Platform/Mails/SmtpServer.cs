using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Serverless.Adapters.Tests.Platform.Mails;

/// <summary>An SMTP server on this machine that keeps one mail, without encryption.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly StringBuilder _mail = new();
    private readonly Task _work;
    private readonly bool _answers;

    public SmtpServer(bool answers = true)
    {
        _answers = answers;
        _listener.Start();
        _work = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The recipients and the text of the mail, as they came.</summary>
    public string Mail => _mail.ToString();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            using var stream = client.GetStream();

            if (!_answers)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
            }

            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n" };
            await SayAsync(writer, "220 ready");

            while (await reader.ReadLineAsync(_stop.Token) is { } line && await AnswerAsync(line, reader, writer))
            {
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                await SayAsync(writer, "250-localhost");
                await SayAsync(writer, "250 8BITMIME");

                return true;
            case "DATA":
                await SayAsync(writer, "354 go on");

                while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".")
                {
                    _mail.AppendLine(text);
                }

                await SayAsync(writer, "250 taken");

                return true;
            case "QUIT":
                await SayAsync(writer, "221 bye");

                return false;
            default:
                _mail.AppendLine(line);
                await SayAsync(writer, "250 taken");

                return true;
        }
    }

    private async Task SayAsync(StreamWriter writer, string line)
    {
        await writer.WriteLineAsync(line.AsMemory(), _stop.Token);
        await writer.FlushAsync(_stop.Token);
    }
}
