using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Local.Runtime.Discovery;

namespace Serverless.Local.Runtime.Invocation;

/// <summary>A function ready to be called: no call looks at metadata again.</summary>
internal sealed class CompiledFunction
{
    private readonly Func<IServiceProvider, object> _create;
    private readonly Func<object, InvocationContext, ValueTask<object?>> _call;
    private readonly bool _needsScope;

    public CompiledFunction(DeclaredFunction declared, ServiceLifetimes lifetimes)
    {
        Definition = declared.Definition;
        Outputs = FunctionOutputs.Of(declared.Method);
        _call = CallCompiler.Compile(declared);
        var type = declared.Method.DeclaringType!;
        _needsScope = !lifetimes.NeedOnlySingletons(type);
        var factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        _create = services => factory(services, null);
    }

    public FunctionDefinition Definition { get; }

    public string Name => Definition.Name;

    public FunctionOutputs Outputs { get; }

    /// <summary>All worker middleware in order, then the method itself.</summary>
    public FunctionExecutionDelegate Pipeline { get; set; } = null!;

    /// <summary>The innermost step: a fresh instance, its arguments, the call.</summary>
    public async Task InvokeAsync(InvocationContext context)
    {
        var instance = _create(_needsScope ? context.InstanceServices : context.Root);

        try
        {
            context.Result.Value = await _call(instance, context);
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }
}
