using System.Collections;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Local.Runtime.Invocation;

/// <summary>One call of one function. What few functions ask for is made when it is asked for.</summary>
internal sealed class InvocationContext(CompiledFunction function, IServiceProvider root, CancellationToken cancelled)
    : FunctionContext, IInvocationFeatures, IAsyncDisposable
{
    private readonly ValueResult _result = new();
    private AsyncServiceScope? _scope;
    private IServiceProvider? _services;
    private Dictionary<Type, object>? _features;
    private IDictionary<object, object>? _items;

    public CompiledFunction Function => function;

    public IServiceProvider Root => root;

    public HttpContext? Http { get; init; }

    public TimerInfo? Timer { get; init; }

    public SignalRInvocationContext? Signal { get; init; }

    public InvocationResult Result => _result;

    public override string InvocationId => field ??= InvocationIds.Next();

    public override string FunctionId => function.Definition.Id;

    public override TraceContext TraceContext => field ??= new CurrentTrace(Activity.Current);

    public override BindingContext BindingContext => field ??= new RequestBindings(Http);

    // The Local host retries nothing, so every call is the first; the official worker gives null then, too.
    public override RetryContext RetryContext => null!;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override CancellationToken CancellationToken => cancelled;

    /// <summary>What the function gets: the token of the context that the last middleware handed on.</summary>
    public CancellationToken BoundToken { get; private set; }

    public override IInvocationFeatures Features => this;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IServiceProvider InstanceServices
    {
        get => _services ??= (_scope ??= root.CreateAsyncScope()).ServiceProvider;
        set => _services = value;
    }

    /// <summary>The innermost step. Middleware may have put a context of its own before this one.</summary>
    public static Task InvokeAsync(FunctionContext context)
    {
        var own = context as InvocationContext
            ?? context.Features.Get<InvocationContext>()
            ?? throw new InvalidOperationException("A middleware hands on a context without the features of its own.");
        own.BoundToken = context.CancellationToken;

        return own.Function.InvokeAsync(own);
    }

    public void Set<T>(T instance) => (_features ??= [])[typeof(T)] = instance!;

    public T? Get<T>()
    {
        if (typeof(T) == typeof(HttpContext))
        {
            return (T?)(object?)Http;
        }

        if (typeof(T) == typeof(InvocationContext))
        {
            return (T)(object)this;
        }

        if (typeof(T) == typeof(InvocationResult))
        {
            return (T)(object)_result;
        }

        return _features is not null && _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<Type, object>>?)_features ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public ValueTask DisposeAsync() => _scope is { } scope ? scope.DisposeAsync() : ValueTask.CompletedTask;

    private sealed class ValueResult : InvocationResult
    {
        public override object? Value { get; set; }
    }

    private sealed class CurrentTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    private sealed class RequestBindings(HttpContext? http) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = http is null
            ? new Dictionary<string, object?>()
            : new Dictionary<string, object?>(http.Request.RouteValues, StringComparer.OrdinalIgnoreCase);
    }
}
