using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Accounts;

namespace Serverless.Functions.Accounts;

internal static class AccountFunctions
{
    /// <summary>The accounts and the creation of the first administrator.</summary>
    public static IServiceCollection AddAccountFunctions(this IServiceCollection services) => services
        .AddAccounts()
        .AddHostedService<FirstAdmin>();
}
