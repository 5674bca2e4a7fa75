using Microsoft.Azure.Functions.Worker.SignalRService;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stand-in for the type of the same name in Worker.Extensions.SignalRService.</summary>
public static class SignalRServiceDependencyInjectionExtensions
{
    public static IServiceCollection AddServerlessHub<THub>(this IServiceCollection services)
        where THub : ServerlessHub =>
        services;
}
