using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Tests.Realtime;

public sealed class LiveRequestTests
{
    private const string Id = "0198c0de-0000-7000-8000-000000000001";

    [Theory]
    [InlineData($$"""{"eventId":"{{Id}}"}""")]
    [InlineData($$"""{"eventId":"{{Id}}","userId":"somebody else"}""")]
    [InlineData($"\"{Id}\"")]
    public void Reads_the_event_id_from_an_object_or_a_JSON_string(string payload)
    {
        Assert.True(LiveRequest.TryReadPerformance(Of(payload), out var performance));
        Assert.Equal(Id, performance.ToString());
    }

    [Fact]
    public void Reads_the_event_id_from_a_plain_string() =>
        Assert.True(LiveRequest.TryReadPerformance(new SignalRInvocationContext { Arguments = [Id] }, out _));

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("\"not an id\"")]
    [InlineData("""{"eventId":7}""")]
    [InlineData("""{"eventId":null}""")]
    [InlineData("""{"eventId":{"eventId":"x"}}""")]
    [InlineData("""{"EventId":"0198c0de-0000-7000-8000-000000000001"}""")]
    public void Rejects_any_other_argument(string payload)
    {
        Assert.False(LiveRequest.TryReadPerformance(Of(payload), out _));
        Assert.Null(LiveRequest.ReadSeats(Of(payload), 10));
    }

    [Fact]
    public void Rejects_missing_arguments()
    {
        foreach (var arguments in (object[]?[])[null, [], [null!]])
        {
            var invocation = new SignalRInvocationContext { Arguments = arguments };

            Assert.False(LiveRequest.TryReadPerformance(invocation, out _));
            Assert.Null(LiveRequest.ReadSeats(invocation, 10));
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Reads_seats_up_to_the_limit(int count, bool fits)
    {
        var seats = string.Join(',', Enumerable.Repeat($"\"{Id}\"", count));

        var read = LiveRequest.ReadSeats(Of($$"""{"eventId":"{{Id}}","seats":[{{seats}}]}"""), countMax: 3);

        Assert.Equal(fits ? count : null, read?.Count);
    }

    [Theory]
    [InlineData("""["A-1"]""")]
    [InlineData("[7]")]
    [InlineData("[null]")]
    [InlineData("\"all\"")]
    public void Rejects_seats_that_are_not_ids(string seats) =>
        Assert.Null(LiveRequest.ReadSeats(Of($$"""{"eventId":"{{Id}}","seats":{{seats}}}"""), 10));

    private static SignalRInvocationContext Of(string payload) =>
        new() { Arguments = [JsonDocument.Parse(payload).RootElement] };
}
