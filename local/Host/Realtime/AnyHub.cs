using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Realtime;

/// <summary>
/// The hub behind all hubs of the app. It passes every event to the functions with a matching trigger.
/// </summary>
internal sealed class AnyHub(WorkerSlot worker, HubMembers members) : Hub
{
    private const string TokenParameter = "access_token";

    public override async Task OnConnectedAsync()
    {
        var hub = HubName();
        await Groups.AddToGroupAsync(Context.ConnectionId, HubAddress.Everyone(hub));

        foreach (var group in members.Connect(hub, UserId(), Context.ConnectionId))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, HubAddress.Group(hub, group));
        }

        await RunAsync(Describe("connected", LiveInvocation.Connections));
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        members.Disconnect(HubName(), UserId(), Context.ConnectionId);
        await RunAsync(Describe("disconnected", LiveInvocation.Connections) with { Error = exception?.Message });
    }

    public Task Receive(string target, object[] arguments) =>
        RunAsync(Describe(target, LiveInvocation.Messages) with { Arguments = arguments });

    // Without a worker the message is lost, as when the service cannot reach the app.
    private Task RunAsync(LiveInvocation invocation) => worker.Current?.Live.RunAsync(invocation) ?? Task.CompletedTask;

    private string HubName() => Context.User!.FindFirstValue(HubAddress.HubClaim)!;

    private string UserId() => Context.User!.FindFirstValue(HubAddress.UserClaim) ?? "";

    private LiveInvocation Describe(string name, string category)
    {
        var request = Context.GetHttpContext()?.Request;

        return new LiveInvocation(HubName(), category, name, Context.ConnectionId, UserId())
        {
            Query = (request?.Query ?? QueryCollection.Empty).Where(pair => pair.Key != TokenParameter)
                .ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            Claims = Context.User!.Claims.GroupBy(claim => claim.Type)
                .ToDictionary(group => group.Key, group => group.First().Value),
        };
    }
}
