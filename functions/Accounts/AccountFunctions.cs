using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Accounts;

internal static class AccountFunctions
{
    /// <summary>The accounts their limits, and the creation of the first administrator.</summary>
    public static IServiceCollection AddAccountFunctions(this IServiceCollection services) => services
        .AddAccounts()
        .AddSingleton(provider => new AccountLimiter(
            provider.GetRequiredService<IAccountAttempts>(),
            provider.GetRequiredService<ClientAddress>(),
            provider.GetRequiredService<RateLimitPolicy>()))
        .AddHostedService<FirstAdmin>();
}
