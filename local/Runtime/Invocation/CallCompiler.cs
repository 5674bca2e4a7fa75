using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Local.Runtime.Discovery;

namespace Serverless.Local.Runtime.Invocation;

/// <summary>Turns a method into one delegate that binds its parameters and awaits whatever it returns.</summary>
internal static class CallCompiler
{
    public static Func<object, InvocationContext, ValueTask<object?>> Compile(DeclaredFunction function)
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var context = Expression.Parameter(typeof(InvocationContext), "context");
        var arguments = function.Method.GetParameters().Select(parameter => Argument(function, parameter, context));
        var call = Expression.Call(
            Expression.Convert(instance, function.Method.DeclaringType!), function.Method, arguments);

        return Expression.Lambda<Func<object, InvocationContext, ValueTask<object?>>>(
            Awaited(call), instance, context).Compile();
    }

    private static Expression Argument(DeclaredFunction function, ParameterInfo parameter, Expression context)
    {
        var type = parameter.ParameterType;

        if (type == typeof(FunctionContext))
        {
            return context;
        }

        if (type == typeof(CancellationToken))
        {
            return Expression.Property(context, nameof(InvocationContext.BoundToken));
        }

        if (type == typeof(HttpRequest))
        {
            return Expression.Property(
                Expression.Property(context, nameof(InvocationContext.Http)), nameof(HttpContext.Request));
        }

        if (type == typeof(TimerInfo))
        {
            return Expression.Property(context, nameof(InvocationContext.Timer));
        }

        if (type == typeof(SignalRInvocationContext))
        {
            return Expression.Property(context, nameof(InvocationContext.Signal));
        }

        return function.Trigger is SignalRTriggerAttribute signal
            ? Bound(
                nameof(ArgumentBinding.Message), context, Array.IndexOf(signal.ParameterNames, parameter.Name), type)
            : Bound(nameof(ArgumentBinding.Request), context, parameter.Name!, type);
    }

    private static MethodCallExpression Bound(string binder, Expression context, object key, Type type) =>
        Expression.Call(
            typeof(ArgumentBinding).GetMethod(binder)!.MakeGenericMethod(type), context, Expression.Constant(key));

    private static Expression Awaited(Expression call)
    {
        var type = call.Type;
        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;

        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        }

        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return Expression.Call(typeof(Returned).GetMethod(nameof(Returned.NothingAsync), [type])!, call);
        }

        if (generic == typeof(Task<>) || generic == typeof(ValueTask<>))
        {
            var method = generic == typeof(Task<>) ? nameof(Returned.TaskAsync) : nameof(Returned.ValueTaskAsync);

            return Expression.Call(
                typeof(Returned).GetMethod(method)!.MakeGenericMethod(type.GenericTypeArguments[0]), call);
        }

        return Expression.New(
            typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)));
    }
}
