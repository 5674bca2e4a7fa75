using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.Realtime;

/// <summary>
/// The live messages of a timer or of another client's message. The host delivers groups and messages at the same time,
/// in no order.
/// </summary>
public sealed class LiveNotifications
{
    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public SignalRGroupAction[] Groups { get; init; } = [];

    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public SignalRMessageAction[] Messages { get; init; } = [];

    public static LiveNotifications Joining(
        SignalRInvocationContext invocation, string group, SignalRMessageAction[]? messages = null) =>
        Of(SignalRGroupActionType.Add, invocation, group, messages);

    public static LiveNotifications Leaving(
        SignalRInvocationContext invocation, string group, SignalRMessageAction[]? messages = null) =>
        Of(SignalRGroupActionType.Remove, invocation, group, messages);

    private static LiveNotifications Of(
        SignalRGroupActionType type,
        SignalRInvocationContext invocation,
        string group,
        SignalRMessageAction[]? messages) =>
        new()
        {
            Groups = [new SignalRGroupAction(type) { ConnectionId = invocation.ConnectionId, GroupName = group }],
            Messages = messages ?? [],
        };
}
