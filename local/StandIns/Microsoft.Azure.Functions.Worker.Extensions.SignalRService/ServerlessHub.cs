using System.Security.Claims;
using System.Text;
using Microsoft.Azure.SignalR.Management;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Azure.Functions.Worker.SignalRService;

/// <summary>
/// Stand-in for the type of the same name in Worker.Extensions.SignalRService. The hub's name is the class's, in lower
/// case as in SignalR.
/// </summary>
public abstract class ServerlessHub(IServiceProvider serviceProvider)
{
    public const string DefaultConnectionStringName = "AzureSignalRConnectionString";

    private const string UserClaim = "asrs.s.uid";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Returns the hub's address and a token for it, signed with the key of the connection string.</summary>
    protected virtual Task<BinaryData> NegotiateAsync(NegotiationOptions? options = null)
    {
        options ??= new NegotiationOptions();
        var connection = ReadConnection();
        var url = $"{connection["Endpoint"].TrimEnd('/')}/client/?hub={GetType().Name.ToLowerInvariant()}";
        var now = (serviceProvider.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        var claims = new ClaimsIdentity(options.Claims);

        if (options.UserId is { } user)
        {
            claims.AddClaim(new Claim(UserClaim, user));
        }

        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = url,
            Subject = claims,
            IssuedAt = now,
            Expires = now + options.TokenLifetime,
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(connection["AccessKey"])),
                SecurityAlgorithms.HmacSha256),
        });

        return Task.FromResult(BinaryData.FromObjectAsJson(new { url, accessToken = token }));
    }

    private Dictionary<string, string> ReadConnection()
    {
        var text = serviceProvider.GetRequiredService<IConfiguration>()[DefaultConnectionStringName]
            ?? throw new InvalidOperationException($"No SignalR connection string: set {DefaultConnectionStringName}.");

        return text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);
    }

    [AttributeUsage(AttributeTargets.Class)]
    protected internal class SignalRConnectionAttribute(string connectionName = DefaultConnectionStringName)
        : Attribute
    {
        public string ConnectionName { get; } = connectionName;
    }
}
