using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Local.Runtime.Invocation;

/// <summary>Tells which function classes can do without a scope of their own, which spares every call one.</summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    private readonly Dictionary<Type, ServiceLifetime> _lifetimes = services
        .Where(service => !service.IsKeyedService)
        .GroupBy(service => service.ServiceType)
        .ToDictionary(group => group.Key, group => group.Last().Lifetime);

    public bool NeedOnlySingletons(Type type) => type.GetConstructors() is [var constructor]
        && constructor.GetParameters()
            .All(parameter => LifetimeOf(parameter.ParameterType) is ServiceLifetime.Singleton);

    private ServiceLifetime? LifetimeOf(Type type) =>
        _lifetimes.TryGetValue(type, out var lifetime) ? lifetime
        : type.IsGenericType && _lifetimes.TryGetValue(type.GetGenericTypeDefinition(), out lifetime) ? lifetime
        : null;
}
