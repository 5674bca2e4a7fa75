using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Adapters.Accounts.Sessions;
using Serverless.Adapters.Platform;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

public static class AccountsModule
{
    private const string Section = "Accounts";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<PasswordPolicy>().Validate<IHostEnvironment>(
            (policy, environment) => environment.IsDevelopment()
                || policy.PasswordIterations >= PasswordPolicy.PasswordIterationsFloor,
            $"Outside development, {Section}:{nameof(PasswordPolicy.PasswordIterations)} must be at least "
                + $"{PasswordPolicy.PasswordIterationsFloor}.");

        return services
            .AddPolicy<AccountPolicy>(Section)
            .AddPolicy<PasswordPolicy>(Section)
            .AddPolicy<AttemptPolicy>(Section)
            .AddSingleton<AccountNumberSource>()
            .AddSingleton<IAccounts, DocumentAccounts>()
            .AddSingleton<IAccountAttempts, RedisAccountAttempts>()
            .AddSingleton<IPasswords, IdentityPasswords>()
            .AddTokens()
            .AddSessions()
            .AddPasswordResets()
            .AddSingleton<SignUp>()
            .AddSingleton<CreateAdmin>()
            .AddSingleton<CreateStaff>()
            .AddSingleton<ConfirmAdmin>()
            .AddSingleton<ConfirmStaff>()
            .AddSingleton<SetAccountRole>()
            .AddSingleton<LogIn>()
            .AddSingleton<ShowProfile>()
            .AddSingleton<ChangeProfile>();
    }

    private static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddOptions<TokenPolicy>()
            .PostConfigure<IConfiguration>((policy, settings) =>
                policy.Secret = settings[TokenPolicy.SecretSetting] ?? policy.Secret)
            .Validate<IHostEnvironment>(
                (policy, environment) => environment.IsDevelopment() || !policy.IsSampleSecret,
                TokenPolicy.SampleSecretRefused);
        services.AddOptions<IssuerPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
        {
            policy.Issuer = settings[IssuerPolicy.IssuerSetting] ?? string.Empty;
            policy.Audience = settings[IssuerPolicy.AudienceSetting] ?? string.Empty;
            policy.KeysUrl = settings[IssuerPolicy.KeysUrlSetting] ?? string.Empty;
            policy.SkipVerify = settings[IssuerPolicy.SkipVerifySetting] ?? string.Empty;
            policy.KeysFreshSeconds = GoDuration.Read(settings, IssuerPolicy.KeysFreshSetting) is { } fresh
                ? (int)Math.Round(fresh.TotalSeconds)
                : policy.KeysFreshSeconds;
        });

        return services
            .AddPolicy<TokenPolicy>(Section)
            .AddPolicy<IssuerPolicy>("Jwt")
            .AddSingleton<IValidateOptions<IssuerPolicy>, IssuerPolicyRules>()
            .AddSingleton<IssuerKeyClient>()
            .AddSingleton<IssuerKeys>()
            .AddSingleton<IssuerTokens>()
            .AddSingleton<OwnTokens>()
            .AddSingleton<JwtTokens>()
            .AddSingleton<ITokens, RevocableTokens>();
    }

    private static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddPolicy<SessionPolicy>("Sessions")
        .AddSingleton<RevocationReader>()
        .AddSingleton<IRevokedSessions, DocumentRevokedSessions>()
        .AddSingleton<SessionEnding>()
        .AddSingleton<LogOut>()
        .AddSingleton<LogOutEverywhere>()
        .AddSingleton<PurgeSessions>()
        .AddSingleton<ImportAccounts>();

    private static IServiceCollection AddPasswordResets(this IServiceCollection services) => services
        .AddPolicy<PasswordResetPolicy>("PasswordResets")
        .AddSingleton<IPasswordResetRequests, DocumentPasswordResetRequests>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<RequestPasswordReset>()
        .AddSingleton<SendPasswordResets>()
        .AddSingleton<ResetPassword>();
}
