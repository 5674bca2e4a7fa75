using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>
/// Messages are counter where they are created, because the worker splits a result before middleware can read it.
/// </summary>
public sealed class CountedMessagesTests
{
    private static readonly AsyncLocal<bool> IsThisTest = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Counts_each_message_once_and_traces_a_result_as_one_batch(bool shouldBroadcast)
    {
        var fixture = await RoomFixture.OpenAsync(shouldBroadcast);
        using var counter = new MessageCounter();

        var joined = await fixture.JoinAsync("a connection");

        Assert.NotEmpty(joined.Messages);
        Assert.Equal(joined.Messages.Length, counter.Messages);
        var span = Assert.Single(counter.Spans);
        Assert.Equal(joined.Messages.Length, span.GetTagItem("messaging.batch.message_count"));
        Assert.Equal("live", span.GetTagItem("messaging.destination.name"));
    }

    [Fact]
    public async Task Counts_nothing_for_a_result_without_messages()
    {
        var fixture = await RoomFixture.OpenAsync(shouldBroadcast: false);
        using var counter = new MessageCounter();

        var left = await fixture.LeaveAsync("a connection");

        Assert.Empty(left.Messages);
        Assert.Equal(0, counter.Messages);
        Assert.Empty(counter.Spans);
    }

    /// <summary>Counts and traces the messages of this test only, although other tests run at the same time.</summary>
    private sealed class MessageCounter : IDisposable
    {
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _spans;
        private long _messages;

        public MessageCounter()
        {
            IsThisTest.Value = true;
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "live_messages_total")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<long>((_, count, _, _) =>
                Interlocked.Add(ref _messages, IsThisTest.Value ? count : 0));
            _meters.Start();
            _spans = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Telemetry.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                    IsThisTest.Value ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
                ActivityStopped = span =>
                {
                    if (IsThisTest.Value && span.OperationName == "send live")
                    {
                        Spans.Enqueue(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(_spans);
        }

        public long Messages => Interlocked.Read(ref _messages);

        public ConcurrentQueue<Activity> Spans { get; } = [];

        public void Dispose()
        {
            _spans.Dispose();
            _meters.Dispose();
            IsThisTest.Value = false;
        }
    }
}
