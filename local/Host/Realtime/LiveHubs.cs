using Microsoft.AspNetCore.SignalR;

namespace Serverless.Local.Host.Realtime;

/// <summary>
/// The app's hubs, with the operations that the SignalR service offers to functions: messages and group changes.
/// </summary>
internal sealed class LiveHubs(IHubContext<AnyHub> context, HubMembers members)
{
    private const string Add = "Add";
    private const string RemoveAll = "RemoveAll";

    public Task ApplyAsync(string hub, LiveAction action) =>
        action.Target is null ? ChangeAsync(hub, action) : SendAsync(hub, action);

    /// <summary>Sends to a group, except to these connections.</summary>
    public Task SendToGroupAsync(string hub, string group, LiveAction message, IReadOnlyList<string> excluded) =>
        SendAsync(context.Clients.GroupExcept(HubAddress.Group(hub, group), excluded), message);

    private Task SendAsync(string hub, LiveAction message)
    {
        var target = message switch
        {
            { ConnectionId: { Length: > 0 } connection } => context.Clients.Client(connection),
            { UserId: { Length: > 0 } user } => context.Clients.User(HubAddress.User(hub, user)),
            { GroupName: { Length: > 0 } group } => context.Clients.Group(HubAddress.Group(hub, group)),
            _ => context.Clients.Group(HubAddress.Everyone(hub)),
        };

        return SendAsync(target, message);
    }

    private static Task SendAsync(IClientProxy target, LiveAction message) => target.SendCoreAsync(
        message.Target!, [.. (message.Arguments ?? []).Select(argument => (object?)argument)]);

    private async Task ChangeAsync(string hub, LiveAction action)
    {
        var group = action.Action == RemoveAll ? null : action.GroupName
            ?? throw new InvalidOperationException("A group action needs the group's name.");

        if (action.Action == Add)
        {
            await JoinAsync(hub, action, group!);

            return;
        }

        var left = action.ConnectionId is { Length: > 0 } connection
            ? members.RemoveConnection(hub, connection, group)
            : members.RemoveUser(hub, action.UserId ?? "", group);

        foreach (var (member, name) in left)
        {
            await context.Groups.RemoveFromGroupAsync(member, HubAddress.Group(hub, name));
        }
    }

    private async Task JoinAsync(string hub, LiveAction action, string group)
    {
        if (action.ConnectionId is { Length: > 0 } connection)
        {
            if (members.AddConnection(hub, connection, group))
            {
                await context.Groups.AddToGroupAsync(connection, HubAddress.Group(hub, group));
            }

            return;
        }

        foreach (var member in members.AddUser(hub, action.UserId ?? "", group))
        {
            await context.Groups.AddToGroupAsync(member, HubAddress.Group(hub, group));
        }
    }
}
