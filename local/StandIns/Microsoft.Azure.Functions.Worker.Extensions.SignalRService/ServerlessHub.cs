using System.Text.Json;
using Microsoft.Azure.SignalR.Management;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.SignalRService;

/// <summary>
/// Stands for the type of the same name in Worker.Extensions.SignalRService. The class is named as its hub;
/// SignalR writes hub names in lower case.
/// </summary>
public abstract class ServerlessHub
{
    private readonly IHubTickets? _tickets;

    protected ServerlessHub(IServiceProvider serviceProvider) => _tickets = serviceProvider.GetService<IHubTickets>();

    protected virtual async Task<BinaryData> NegotiateAsync(NegotiationOptions? options = null)
    {
        var tickets = _tickets ?? throw new InvalidOperationException("No SignalR hub is there to negotiate with.");
        var info = await tickets.IssueAsync(GetType().Name.ToLowerInvariant(), options ?? new NegotiationOptions());
        using var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("url"u8, info.Url);
            writer.WriteString("accessToken"u8, info.AccessToken);
            writer.WriteEndObject();
        }

        return BinaryData.FromBytes(stream.ToArray());
    }

    [AttributeUsage(AttributeTargets.Class)]
    protected internal class SignalRConnectionAttribute(string connectionName = "AzureSignalRConnectionString")
        : Attribute
    {
        public string ConnectionName { get; } = connectionName;
    }
}

/// <summary>Issues the address of a hub and a token for it; the Local runtime has the hub.</summary>
internal interface IHubTickets
{
    ValueTask<SignalRConnectionInfo> IssueAsync(string hub, NegotiationOptions options);
}
