using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Local.Host.Realtime;

/// <summary>
/// Checks the tokens that open a hub. The app signs them with the key of its SignalR connection string, as for the
/// service in Azure; the audience is the address of the hub, so that a token opens no other one.
/// </summary>
internal sealed class HubTokens(TimeProvider clock)
{
    private const int KeyBytes = 32;

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>The key of the connection string: made anew for every host.</summary>
    public string AccessKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Who opens the hub; null when the token does not open it.</summary>
    public async Task<ClaimsPrincipal?> ReadAsync(string token, string hub)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(AccessKey)),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateIssuer = false,
            AudienceValidator = (audiences, _, _) => audiences.Any(audience => IsOf(audience, hub)),
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        });

        if (!result.IsValid)
        {
            return null;
        }

        result.ClaimsIdentity.AddClaim(new Claim(HubAddress.HubClaim, hub));

        return new ClaimsPrincipal(result.ClaimsIdentity);
    }

    private static bool IsOf(string audience, string hub) =>
        Uri.TryCreate(audience, UriKind.Absolute, out var address)
        && address.AbsolutePath.TrimEnd('/') == HubAddress.Path
        && address.Query == $"?hub={hub}";
}
