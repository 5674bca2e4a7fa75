using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.Local.Runtime.Discovery;

/// <summary>A method that says [Function], and what triggers it.</summary>
internal sealed class DeclaredFunction
{
    private DeclaredFunction(string name, MethodInfo method, ParameterInfo trigger, TriggerBindingAttribute binding)
    {
        Name = name;
        Method = method;
        TriggerParameter = trigger;
        Trigger = binding;
        Definition = new DeclaredDefinition(name, method);
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public FunctionDefinition Definition { get; }

    /// <summary>Every function of the assembly, by name ignoring case; two of one name are refused.</summary>
    public static IReadOnlyList<DeclaredFunction> FindAll(IEnumerable<Type> types)
    {
        var functions = types
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: true))
            .Select(Describe)
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var twin = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);

        return twin is null
            ? functions
            : throw new InvalidOperationException($"Two functions are named '{twin.Key}'.");
    }

    private static DeclaredFunction Describe(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;

        foreach (var parameter in method.GetParameters())
        {
            if (parameter.GetCustomAttribute<TriggerBindingAttribute>() is { } trigger)
            {
                return new DeclaredFunction(name, method, parameter, trigger);
            }
        }

        throw new InvalidOperationException($"Function '{name}' has no trigger.");
    }
}
