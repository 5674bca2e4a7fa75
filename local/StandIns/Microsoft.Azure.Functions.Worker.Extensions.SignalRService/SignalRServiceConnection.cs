using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Azure.Functions.Worker.SignalRService;

/// <summary>The connection string of the service, and what its key signs.</summary>
internal sealed class SignalRServiceConnection(IServiceProvider services)
{
    private static readonly TimeSpan RequestTokenLifetime = TimeSpan.FromMinutes(1);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private static readonly HttpClient Client = new();

    private readonly Lazy<Dictionary<string, string>> _parts = new(() => Read(services));

    public string Endpoint => _parts.Value["Endpoint"].TrimEnd('/');

    /// <summary>A token for one address of the service.</summary>
    public string Sign(string audience, ClaimsIdentity claims, TimeSpan lifetime)
    {
        var now = (services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow().UtcDateTime;

        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            Subject = claims,
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_parts.Value["AccessKey"])),
                SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Calls the service's REST interface; fails when it does not accept the call.</summary>
    public async Task PostAsync<TBody>(string path, string query, TBody body, CancellationToken cancellationToken)
    {
        var address = Endpoint + path;
        using var request = new HttpRequestMessage(HttpMethod.Post, address + query)
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Authorization =
            new AuthenticationHeaderValue("Bearer", Sign(address, new ClaimsIdentity(), RequestTokenLifetime));
        using var response = await Client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static Dictionary<string, string> Read(IServiceProvider services)
    {
        const string Name = ServerlessHub.DefaultConnectionStringName;
        var text = services.GetRequiredService<IConfiguration>()[Name]
            ?? throw new InvalidOperationException($"No SignalR connection string: set {Name}.");

        return text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);
    }
}
