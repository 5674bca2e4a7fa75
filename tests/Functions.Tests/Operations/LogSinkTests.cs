using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Serverless.Fakes.Platform;
using Serverless.Functions.Http.Logs;

namespace Serverless.Functions.Tests.Operations;

public sealed class LogSinkTests
{
    private static readonly byte[] Line = Encoding.ASCII.GetBytes($"{new string('a', 1023)}\n");

    [Fact]
    public void Writes_whole_lines_of_all_threads_including_the_last()
    {
        using var output = new SlowStream();
        output.Unblock();

        using (var sink = new LogSink(output, "a-service", new FakeTimeProvider(Moments.Noon)))
        {
            Parallel.For(0, 1_000, _ => sink.Add(Line, isUrgent: false));
        }

        var lines = output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1_000, lines.Length);
        Assert.All(lines, line => Assert.Equal(Line.Length - 1, line.Length));
    }

    [Fact]
    public void Drops_lines_when_the_output_blocks_and_logs_their_count()
    {
        using var output = new SlowStream();
        var timer = Stopwatch.StartNew();

        using (var sink = new LogSink(output, "a-service", new FakeTimeProvider(Moments.Noon)))
        {
            for (var i = 0; i < 20_000; i++)
            {
                sink.Add(Line, isUrgent: i == 0);
            }

            Assert.InRange(timer.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            output.Unblock();
        }

        var lines = output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 2, 19_999);
        var drops = lines.Where(line => line[0] == '{').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(20_000, lines.Length - drops.Length + drops.Sum(line => line.GetProperty("count").GetInt32()));
        Assert.All(drops, line =>
        {
            Assert.Equal(
                ["ts", "level", "msg", "service", "caller", "count"],
                line.EnumerateObject().Select(member => member.Name));
            Assert.Equal(Moments.Noon, line.GetProperty("ts").GetDateTimeOffset());
            Assert.Equal("warn", line.GetProperty("level").GetString());
            Assert.Equal("log_lines_dropped", line.GetProperty("msg").GetString());
            Assert.Equal("a-service", line.GetProperty("service").GetString());
            Assert.Equal(typeof(LogSink).FullName, line.GetProperty("caller").GetString());
        });
    }

    [Fact]
    public void Disposes_in_time_when_the_output_stays_blocked()
    {
        using var output = new SlowStream();
        var sink = new LogSink(output, "a-service", new FakeTimeProvider(Moments.Noon));
        sink.Add(Line, isUrgent: true);
        var timer = Stopwatch.StartNew();

        sink.Dispose();

        Assert.InRange(timer.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        output.Unblock();
    }

    /// <summary>Blocks every write until it is unblocked.</summary>
    private sealed class SlowStream : MemoryStream
    {
        private readonly ManualResetEventSlim _unblocked = new();
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public void Unblock() => _unblocked.Set();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _unblocked.Wait();

            lock (_text)
            {
                _text.Append(Encoding.ASCII.GetString(buffer));
            }
        }
    }
}
