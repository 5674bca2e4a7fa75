namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Stands for the type of the same name in Worker.Core.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>Stands for the type of the same name in Worker.Core.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
