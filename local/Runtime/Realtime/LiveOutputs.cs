using Microsoft.AspNetCore.SignalR;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Local.Runtime.Invocation;

namespace Serverless.Local.Runtime.Realtime;

/// <summary>Delivers what functions hand to their SignalR outputs: actions, one or many, in order.</summary>
internal sealed partial class LiveOutputs(
    IHubContext<AnyHub> context, HubMembers members, ILogger<LiveOutputs> logger)
{
    /// <summary>Never throws: an answer that was given stays given, even when nobody could be told.</summary>
    public async Task SendAsync(FunctionOutputs outputs, object result)
    {
        foreach (var (hub, read) in outputs.Live)
        {
            try
            {
                await DeliverAsync(hub.ToLowerInvariant(), read(result));
            }
            catch (Exception exception)
            {
                LogLoss(logger, hub, exception);
            }
        }
    }

    private async Task DeliverAsync(string hub, object? output)
    {
        switch (output)
        {
            case null:
                break;
            case SignalRMessageAction message:
                await SendAsync(hub, message);
                break;
            case SignalRGroupAction action:
                await ChangeAsync(hub, action);
                break;
            case IEnumerable<object> many:
                foreach (var one in many)
                {
                    await DeliverAsync(hub, one);
                }

                break;
            default:
                throw new InvalidOperationException($"'{output.GetType()}' is nothing that SignalR can do.");
        }
    }

    private Task SendAsync(string hub, SignalRMessageAction message)
    {
        var target = message switch
        {
            { ConnectionId: { Length: > 0 } connection } => context.Clients.Client(connection),
            { UserId: { Length: > 0 } user } => context.Clients.User(HubAddress.User(hub, user)),
            { GroupName: { Length: > 0 } group } => context.Clients.Group(HubAddress.Group(hub, group)),
            _ => context.Clients.Group(HubAddress.Everyone(hub)),
        };

        return target.SendCoreAsync(message.Target, message.Arguments ?? []);
    }

    private async Task ChangeAsync(string hub, SignalRGroupAction action)
    {
        var group = action.Action is SignalRGroupActionType.RemoveAll ? null : action.GroupName
            ?? throw new InvalidOperationException("A group action needs the group's name.");

        if (action.Action is SignalRGroupActionType.Add)
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

    private async Task JoinAsync(string hub, SignalRGroupAction action, string group)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages to hub {Hub} were not delivered.")]
    private static partial void LogLoss(ILogger logger, string hub, Exception exception);
}
