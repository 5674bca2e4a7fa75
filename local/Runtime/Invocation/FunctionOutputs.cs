using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Local.Runtime.Invocation;

/// <summary>Where in a function's result the HTTP answer is, and where the messages for SignalR are.</summary>
internal sealed class FunctionOutputs
{
    private readonly Type? _type;

    private FunctionOutputs(
        Type? type, Func<object, object?>? http, IReadOnlyList<(string Hub, Func<object, object?> Read)> live) =>
        (_type, Http, Live) = (type, http, live);

    /// <summary>Null when the result itself is the answer.</summary>
    public Func<object, object?>? Http { get; }

    public IReadOnlyList<(string Hub, Func<object, object?> Read)> Live { get; }

    public static FunctionOutputs Of(MethodInfo method)
    {
        var type = ResultType(method.ReturnType);

        if (method.GetCustomAttribute<SignalROutputAttribute>() is { } whole)
        {
            return new FunctionOutputs(type, http: null, [(whole.HubName ?? "", result => result)]);
        }

        var properties = type.GetProperties();
        var http = properties.FirstOrDefault(property => property.IsDefined(typeof(HttpResultAttribute)));
        var live = properties
            .Select(property => (property, output: property.GetCustomAttribute<SignalROutputAttribute>()))
            .Where(pair => pair.output is not null)
            .Select(pair => (pair.output!.HubName ?? "", Reader(type, pair.property)))
            .ToList();

        return new FunctionOutputs(type, http is null ? null : Reader(type, http), live);
    }

    /// <summary>The answer in a result; middleware may have put an answer of its own in its place.</summary>
    public object? Answer(object? result) =>
        Http is not null && _type!.IsInstanceOfType(result) ? Http(result!) : result;

    /// <summary>True when a result of the function's own kind is there, and so its messages.</summary>
    public bool HasMessages(object? result) => Live.Count > 0 && _type!.IsInstanceOfType(result);

    private static Type ResultType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open
        && (open == typeof(Task<>) || open == typeof(ValueTask<>))
            ? type.GenericTypeArguments[0]
            : type;

    private static Func<object, object?> Reader(Type type, PropertyInfo property)
    {
        var result = Expression.Parameter(typeof(object), "result");
        var read = Expression.Property(Expression.Convert(result, type), property);

        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), result).Compile();
    }
}
