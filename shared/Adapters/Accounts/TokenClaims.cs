using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>Reads a visitor from the claims of any of the APIs.</summary>
internal static class TokenClaims
{
    /// <summary>Null when the token names nobody.</summary>
    public static Visitor? ReadVisitor(JwtSecurityToken token)
    {
        if (!Guid.TryParseExact(Find(token, "userId") ?? Find(token, "sub"), "D", out var id))
        {
            return null;
        }

        _ = int.TryParse(Find(token, "user_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var isAdmin = string.Equals(Find(token, "role"), "admin", StringComparison.OrdinalIgnoreCase);

        return new Visitor(
            new VisitorId(id.ToString()),
            number,
            Find(token, "email") ?? string.Empty,
            isAdmin ? AccountRole.Admin : AccountRole.User);
    }

    private static string? Find(JwtSecurityToken token, string type) =>
        token.Claims.FirstOrDefault(claim => claim.Type == type)?.Value;
}
