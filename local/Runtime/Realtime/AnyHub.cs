using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;

namespace Serverless.Local.Runtime.Realtime;

/// <summary>
/// The one hub that all hubs of the app share: passes everything on to the functions that asked for it.
/// </summary>
internal sealed class AnyHub(LiveTriggers triggers, HubMembers members) : Hub
{
    public override async Task OnConnectedAsync()
    {
        var hub = HubName();
        await Groups.AddToGroupAsync(Context.ConnectionId, HubAddress.Everyone(hub));

        foreach (var group in members.Connect(hub, UserId(), Context.ConnectionId))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, HubAddress.Group(hub, group));
        }

        await triggers.RunAsync(Describe("connected", SignalRInvocationCategory.Connections));
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        members.Disconnect(HubName(), UserId(), Context.ConnectionId);
        var described = Describe("disconnected", SignalRInvocationCategory.Connections);
        described.Error = exception?.Message;
        await triggers.RunAsync(described);
    }

    public Task Receive(string target, object[] arguments)
    {
        var described = Describe(target, SignalRInvocationCategory.Messages);
        described.Arguments = arguments;

        return triggers.RunAsync(described);
    }

    private string HubName() => Context.User!.FindFirstValue(HubAddress.HubClaim)!;

    private string UserId() => Context.User!.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    private SignalRInvocationContext Describe(string name, SignalRInvocationCategory category)
    {
        var request = Context.GetHttpContext()?.Request;

        return new SignalRInvocationContext
        {
            Category = category,
            Event = name,
            Hub = HubName(),
            ConnectionId = Context.ConnectionId,
            UserId = UserId(),
            Arguments = [],
            Query = (request?.Query ?? QueryCollection.Empty).Where(pair => pair.Key != "access_token")
                .ToDictionary(pair => pair.Key, pair => pair.Value),
            Claims = Context.User!.Claims.GroupBy(claim => claim.Type).ToDictionary(
                group => group.Key, group => new StringValues([.. group.Select(claim => claim.Value)])),
        };
    }
}
