using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>
/// The Functions host delivers the groups and the messages of one result concurrently, so a join or a leave must work
/// in any order of arrival.
/// </summary>
public sealed class OutputOrderTests
{
    private const string Ada = "connection of Ada";
    private const string Eve = "connection of Eve";

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_joining_connection_receives_the_room_count(bool shouldBroadcast, bool groupsFirst)
    {
        var fixture = await RoomFixture.OpenAsync(shouldBroadcast);
        var hub = new Hub(fixture.Group, Eve);

        hub.Deliver(await fixture.JoinAsync(Ada), groupsFirst);

        Assert.InRange(hub.CountReceived(Ada, "room-info"), 1, 2);
        Assert.Equal(shouldBroadcast ? 1 : 0, hub.CountReceived(Eve, "room-info"));
        Assert.Contains(Ada, hub.Members);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_remaining_connections_receive_the_room_count_after_a_leave(
        bool shouldBroadcast, bool groupsFirst)
    {
        var fixture = await RoomFixture.OpenAsync(shouldBroadcast);
        var hub = new Hub(fixture.Group, Ada, Eve);

        var left = await fixture.LeaveAsync(Ada);
        hub.Deliver(left, groupsFirst);

        Assert.Equal(shouldBroadcast ? 1 : 0, hub.CountReceived(Eve, "room-info"));
        Assert.DoesNotContain(left.Messages, message => message.ConnectionId is not null);
        Assert.Equal([Eve], hub.Members);
    }

    /// <summary>One group of a hub, and the messages that its connections received.</summary>
    private sealed class Hub(string group, params string[] members)
    {
        private readonly List<(string Connection, string Target)> _received = [];

        public HashSet<string> Members { get; } = [.. members];

        public void Deliver(LiveNotifications notifications, bool groupsFirst)
        {
            foreach (var areGroups in (bool[])[groupsFirst, !groupsFirst])
            {
                if (areGroups)
                {
                    Array.ForEach(notifications.Groups, Change);
                }
                else
                {
                    Array.ForEach(notifications.Messages, Send);
                }
            }
        }

        public int CountReceived(string connection, string target) =>
            _received.Count(one => one == (connection, target));

        private void Change(SignalRGroupAction action)
        {
            Assert.Equal(group, action.GroupName);
            _ = action.Action is SignalRGroupActionType.Add
                ? Members.Add(action.ConnectionId!)
                : Members.Remove(action.ConnectionId!);
        }

        private void Send(SignalRMessageAction message)
        {
            var to = message.ConnectionId is { } connection ? (IEnumerable<string>)[connection]
                : message.GroupName == group ? Members
                : [];
            _received.AddRange(to.Select(one => (one, message.Target)));
        }
    }
}
