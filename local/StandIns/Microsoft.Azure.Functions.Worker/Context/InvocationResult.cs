namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stands for Microsoft.Azure.Functions.Worker.InvocationResult&lt;T&gt; of Worker.Core.</summary>
public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}

/// <summary>Stands for Microsoft.Azure.Functions.Worker.InvocationResult of Worker.Core.</summary>
public abstract class InvocationResult : InvocationResult<object>;

/// <summary>Stands for the type of the same name in Worker.Core.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        context.Features.Get<InvocationResult>()
        ?? throw new InvalidOperationException("The context holds no invocation result.");
}
