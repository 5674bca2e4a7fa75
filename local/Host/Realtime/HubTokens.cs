using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Local.Host.Realtime;

/// <summary>
/// Validates the tokens of hub clients. The app signs them with the key of its SignalR connection string, as for the
/// service in Azure. The audience is the hub's address, so a token is valid for one hub only.
/// </summary>
internal sealed class HubTokens(TimeProvider clock)
{
    private const int KeyBytes = 32;

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>Signing key in the connection string; new for every host.</summary>
    public string AccessKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The token's user; null for an invalid token.</summary>
    public async Task<ClaimsPrincipal?> ReadAsync(string token, string hub)
    {
        var result = await ValidateAsync(token, audience => IsOf(audience, hub));

        if (!result.IsValid)
        {
            return null;
        }

        result.ClaimsIdentity.AddClaim(new Claim(HubAddress.HubClaim, hub));

        return new ClaimsPrincipal(result.ClaimsIdentity);
    }

    /// <summary>Whether the app signed the token for a call of this path.</summary>
    public async Task<bool> AllowsAsync(string token, PathString path) => (await ValidateAsync(
        token, audience => Uri.TryCreate(audience, UriKind.Absolute, out var address)
            && Uri.UnescapeDataString(address.AbsolutePath) == path)).IsValid;

    private Task<TokenValidationResult> ValidateAsync(string token, Func<string, bool> isAudience) =>
        Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(AccessKey)),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateIssuer = false,
            AudienceValidator = (audiences, _, _) => audiences.Any(isAudience),
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        });

    private static bool IsOf(string audience, string hub) =>
        Uri.TryCreate(audience, UriKind.Absolute, out var address)
        && address.AbsolutePath.TrimEnd('/') == HubAddress.Path
        && address.Query == $"?hub={hub}";
}
