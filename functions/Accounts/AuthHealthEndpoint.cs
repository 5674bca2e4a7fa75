using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;

namespace Serverless.Functions.Accounts;

/// <summary>The health of the account API, at its own path and at those that CloudJet's page calls.</summary>
public abstract class AuthHealthEndpoint
{
    // The port is a constant of the published response, not the real port.
    private static readonly ShowAuthHealthResponse Healthy = new("healthy", "auth-service", 5001);

    private protected static IResult Show(HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, Healthy, AccountsJson.Default.ShowAuthHealthResponse);
}
