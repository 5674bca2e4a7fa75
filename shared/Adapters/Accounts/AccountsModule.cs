using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

public static class AccountsModule
{
    private const string Section = "Accounts";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<TokenPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
            policy.Secret = settings[TokenPolicy.SecretSetting] ?? policy.Secret);
        services.AddOptions<PasswordPolicy>().Validate<IHostEnvironment>(
            (policy, environment) => environment.IsDevelopment()
                || policy.PasswordIterations >= PasswordPolicy.PasswordIterationsFloor,
            $"Outside development, {Section}:{nameof(PasswordPolicy.PasswordIterations)} must be at least "
                + $"{PasswordPolicy.PasswordIterationsFloor}.");

        return services
            .AddPolicy<AccountPolicy>(Section)
            .AddPolicy<PasswordPolicy>(Section)
            .AddPolicy<TokenPolicy>(Section)
            .AddSingleton<AccountNumberSource>()
            .AddSingleton<IAccounts, DocumentAccounts>()
            .AddSingleton<IPasswords, IdentityPasswords>()
            .AddSingleton<ITokens, JwtTokens>()
            .AddSingleton<SignUp>()
            .AddSingleton<CreateAdmin>()
            .AddSingleton<ConfirmAdmin>()
            .AddSingleton<LogIn>()
            .AddSingleton<ShowProfile>()
            .AddSingleton<ChangeProfile>();
    }
}
