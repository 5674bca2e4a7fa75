using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>
/// Messages are counted where they are made: the worker takes a result apart before middleware could look at it.
/// </summary>
public sealed class CountedMessagesTests
{
    private static readonly AsyncLocal<bool> IsHere = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Counts_each_message_of_a_result_once_and_traces_them_as_one_batch(bool shouldBroadcast)
    {
        var fixture = await RoomFixture.OpenAsync(shouldBroadcast);
        using var counted = new Counted();

        var joined = await fixture.JoinAsync("a connection");

        Assert.NotEmpty(joined.Messages);
        Assert.Equal(joined.Messages.Length, counted.Messages);
        var span = Assert.Single(counted.Spans);
        Assert.Equal(joined.Messages.Length, span.GetTagItem("messaging.batch.message_count"));
        Assert.Equal("live", span.GetTagItem("messaging.destination.name"));
    }

    [Fact]
    public async Task Counts_nothing_where_nobody_is_told()
    {
        var fixture = await RoomFixture.OpenAsync(shouldBroadcast: false);
        using var counted = new Counted();

        var left = await fixture.LeaveAsync("a connection");

        Assert.Empty(left.Messages);
        Assert.Equal(0, counted.Messages);
        Assert.Empty(counted.Spans);
    }

    /// <summary>What this test counts and traces. Whatever others do at the same time is left out.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _spans;
        private long _messages;

        public Counted()
        {
            IsHere.Value = true;
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "live_messages_total")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<long>((_, count, _, _) =>
                Interlocked.Add(ref _messages, IsHere.Value ? count : 0));
            _meters.Start();
            _spans = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Telemetry.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                    IsHere.Value ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
                ActivityStopped = span =>
                {
                    if (IsHere.Value && span.OperationName == "send live")
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
            IsHere.Value = false;
        }
    }
}
