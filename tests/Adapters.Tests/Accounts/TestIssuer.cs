using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>Builds the token reader like the platform does.</summary>
internal static class TestIssuer
{
    public static JwtTokens Tokens(
        string secret, TimeProvider clock, IssuerPolicy? issuer = null, int lifetimeHours = 24)
    {
        var policy = new TokenPolicy { Secret = secret, TokenLifetimeHours = lifetimeHours };
        var trusted = issuer ?? new IssuerPolicy();
        var client = new IssuerKeyClient(trusted, clock, NullLogger<IssuerKeyClient>.Instance);
        var tokens = new IssuerTokens(trusted, new IssuerKeys(trusted, client, clock), clock);

        var own = new OwnTokens(policy, new IdSource(clock), clock);

        return new JwtTokens(policy, trusted, own, tokens, clock, NullLogger<JwtTokens>.Instance);
    }

    public static IssuerPolicy PolicyFor(string url) => new()
    {
        KeysUrl = url,
        Issuer = "https://issuer.example",
        Audience = "tickets",
        KeysFetchMilliseconds = 10_000,
    };
}
