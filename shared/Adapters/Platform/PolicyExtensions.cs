using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.Platform;

public static class PolicyExtensions
{
    /// <summary>
    /// Binds a policy to its section of the settings. A value out of its range stops the program at its start. The
    /// domain gets the plain record.
    /// </summary>
    public static IServiceCollection AddPolicy<TPolicy>(this IServiceCollection services, string section)
        where TPolicy : class
    {
        services.AddOptionsWithValidateOnStart<TPolicy>().BindConfiguration(section);

        return services
            .AddSingleton<IValidateOptions<TPolicy>>(new PolicyRules<TPolicy>(section))
            .AddSingleton(provider => provider.GetRequiredService<IOptions<TPolicy>>().Value)
            .AddSingleton(provider => new PolicyCheck(
                typeof(TPolicy), section, () => provider.GetRequiredService<TPolicy>()));
    }
}
