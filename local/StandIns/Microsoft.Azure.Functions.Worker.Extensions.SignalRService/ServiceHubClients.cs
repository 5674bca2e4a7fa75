using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Azure.Functions.Worker.SignalRService;

/// <summary>
/// Sends messages over the REST interface of the SignalR service, as Microsoft.Azure.SignalR.Management does. Only the
/// receivers that the app addresses this way are here; all others go through output bindings.
/// </summary>
internal sealed class ServiceHubClients(SignalRServiceConnection connection, string hub) : IHubClients
{
    public IClientProxy All => throw Unused();

    public IClientProxy AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw Unused();

    public IClientProxy Client(string connectionId) => throw Unused();

    public IClientProxy Clients(IReadOnlyList<string> connectionIds) => throw Unused();

    public IClientProxy Group(string groupName) => GroupExcept(groupName, []);

    public IClientProxy GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) =>
        new GroupOfService(
            connection, $"/api/hubs/{hub}/groups/{Uri.EscapeDataString(groupName)}/:send", excludedConnectionIds);

    public IClientProxy Groups(IReadOnlyList<string> groupNames) => throw Unused();

    public IClientProxy User(string userId) => throw Unused();

    public IClientProxy Users(IReadOnlyList<string> userIds) => throw Unused();

    private static NotSupportedException Unused() => new("The app does not send messages to these receivers.");

    private sealed class GroupOfService(
        SignalRServiceConnection connection, string path, IReadOnlyList<string> excluded) : IClientProxy
    {
        private const string Version = "2022-06-01";

        public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
        {
            var query = string.Concat(excluded.Select(one => $"&excluded={Uri.EscapeDataString(one)}"));

            return connection.PostAsync(
                path, $"?api-version={Version}{query}", new { target = method, arguments = args }, cancellationToken);
        }
    }
}
