using System.Buffers;
using System.Text.Json;

namespace Serverless.Functions.Http.Logs;

/// <summary>
/// Takes lines from all threads and writes them in batches on its own thread. No caller waits for the reader of the
/// output: if the reader is too slow, lines are dropped, and a line reports how many.
/// </summary>
internal sealed class LogSink : IDisposable
{
    private const int WaitingBytesMax = 4 * 1024 * 1024;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Stream _output;
    private readonly string _service;
    private readonly TimeProvider _clock;
    private readonly Thread _writer;
    private ArrayBufferWriter<byte> _waiting = new(64 * 1024);
    private ArrayBufferWriter<byte> _writing = new(64 * 1024);
    private long _droppedCount;
    private volatile bool _isEnding;

    public LogSink(Stream output, string service, TimeProvider clock)
    {
        (_output, _service, _clock) = (output, service, clock);
        _writer = new Thread(Write) { IsBackground = true, Name = "log" };
        _writer.Start();
    }

    /// <param name="line">One whole line, with its end.</param>
    /// <param name="isUrgent">Whether to write it at once, because the process may end.</param>
    public void Add(ReadOnlySpan<byte> line, bool isUrgent)
    {
        lock (_gate)
        {
            if (_waiting.WrittenCount + line.Length > WaitingBytesMax)
            {
                _droppedCount++;

                return;
            }

            _waiting.Write(line);
        }

        if (isUrgent)
        {
            _wake.Set();
        }
    }

    public void Dispose()
    {
        _isEnding = true;
        _wake.Set();

        // The reader of the output may have stopped reading.
        if (_writer.Join(EndLimit))
        {
            _wake.Dispose();
        }
    }

    private void Write()
    {
        while (!_isEnding)
        {
            _wake.WaitOne(Interval);
            WriteWaiting();
        }

        WriteWaiting();
    }

    private void WriteWaiting()
    {
        long droppedCount;

        lock (_gate)
        {
            (_waiting, _writing) = (_writing, _waiting);
            (droppedCount, _droppedCount) = (_droppedCount, 0);
        }

        if (_writing.WrittenCount == 0)
        {
            return;
        }

        try
        {
            _output.Write(_writing.WrittenSpan);

            if (droppedCount > 0)
            {
                _output.Write(LineOf(droppedCount));
            }

            _output.Flush();
        }
        catch (IOException)
        {
            // The output is closed, and there is no other place to report it.
        }

        _writing.ResetWrittenCount();
    }

    // In the form of all other lines, because log collectors drop other forms.
    private byte[] LineOf(long droppedCount)
    {
        using var line = new MemoryStream();

        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteString("ts"u8, _clock.GetUtcNow().UtcDateTime);
            writer.WriteString("level"u8, "warn"u8);
            writer.WriteString("msg"u8, "log_lines_dropped"u8);
            writer.WriteString("service"u8, _service);
            writer.WriteString("caller"u8, typeof(LogSink).FullName);
            writer.WriteNumber("count"u8, droppedCount);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');

        return line.ToArray();
    }
}
