using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>Reads a user from the claims of any API contract.</summary>
internal static class TokenClaims
{
    public const string SessionId = "jti";
    public const string SessionVersion = "session_version";

    private const string Admin = "admin";
    private const string Staff = "staff";

    /// <summary>Null when the token has no user.</summary>
    public static User? ReadUser(JsonWebToken token)
    {
        if (!Guid.TryParseExact(Find(token, "userId") ?? Find(token, "sub"), "D", out var id))
        {
            return null;
        }

        _ = token.TryGetPayloadValue<int>("user_id", out var number);

        return new User(
            new UserId(id.ToString()),
            number,
            Find(token, "email") ?? string.Empty,
            RoleOf(Find(token, "role")))
        {
            Session = ReadSession(token),
        };
    }

    // A token of an older version of the platform has no session. It can only be ended with all sessions of its user.
    private static TokenSession ReadSession(JsonWebToken token)
    {
        _ = token.TryGetPayloadValue<int>(SessionVersion, out var version);

        return new TokenSession(Find(token, SessionId) ?? string.Empty, version);
    }

    /// <summary>The reading of a token that the library rejects.</summary>
    public static TokenReading WhatIsWrong(Exception error) => error switch
    {
        SecurityTokenExpiredException => TokenReading.Expired,
        SecurityTokenInvalidAudienceException or SecurityTokenInvalidIssuerException =>
            TokenReading.WrongIssuerOrAudience,
        _ => TokenReading.Invalid,
    };

    public static string NameOf(AccountRole role) => role switch
    {
        AccountRole.Admin => Admin,
        AccountRole.Staff => Staff,
        _ => "user",
    };

    private static AccountRole RoleOf(string? name) => name switch
    {
        _ when string.Equals(name, Admin, StringComparison.OrdinalIgnoreCase) => AccountRole.Admin,
        _ when string.Equals(name, Staff, StringComparison.OrdinalIgnoreCase) => AccountRole.Staff,
        _ => AccountRole.User,
    };

    private static string? Find(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
