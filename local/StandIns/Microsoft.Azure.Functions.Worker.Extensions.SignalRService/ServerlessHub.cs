using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Azure.SignalR.Management;

namespace Microsoft.Azure.Functions.Worker.SignalRService;

/// <summary>
/// Stand-in for the type of the same name in Worker.Extensions.SignalRService. The hub's name is the class's, in lower
/// case as in SignalR.
/// </summary>
public abstract class ServerlessHub(IServiceProvider serviceProvider)
{
    public const string DefaultConnectionStringName = "AzureSignalRConnectionString";

    private const string UserClaim = "asrs.s.uid";

    private readonly SignalRServiceConnection _connection = new(serviceProvider);

    /// <summary>Sends messages to the hub's clients.</summary>
    protected virtual IHubClients Clients => new ServiceHubClients(_connection, HubName);

    private string HubName => GetType().Name.ToLowerInvariant();

    /// <summary>Returns the hub's address and a token for it, signed with the key of the connection string.</summary>
    protected virtual Task<BinaryData> NegotiateAsync(NegotiationOptions? options = null)
    {
        options ??= new NegotiationOptions();
        var url = $"{_connection.Endpoint}/client/?hub={HubName}";
        var claims = new ClaimsIdentity(options.Claims);

        if (options.UserId is { } user)
        {
            claims.AddClaim(new Claim(UserClaim, user));
        }

        var accessToken = _connection.Sign(url, claims, options.TokenLifetime);

        return Task.FromResult(BinaryData.FromObjectAsJson(new { url, accessToken }));
    }

    [AttributeUsage(AttributeTargets.Class)]
    protected internal class SignalRConnectionAttribute(string connectionName = DefaultConnectionStringName)
        : Attribute
    {
        public string ConnectionName { get; } = connectionName;
    }
}
