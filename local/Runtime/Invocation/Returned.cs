namespace Serverless.Local.Runtime.Invocation;

/// <summary>Brings every kind of result to one; what has completed is not awaited.</summary>
internal static class Returned
{
    public static ValueTask<object?> NothingAsync(Task task) =>
        task.IsCompletedSuccessfully ? default : AwaitAsync(task);

    public static ValueTask<object?> NothingAsync(ValueTask task) =>
        task.IsCompletedSuccessfully ? default : AwaitAsync(task.AsTask());

    public static ValueTask<object?> TaskAsync<T>(Task<T> task) =>
        task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : AwaitResultAsync(task);

    public static ValueTask<object?> ValueTaskAsync<T>(ValueTask<T> task) =>
        task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : AwaitResultAsync(task.AsTask());

    private static async ValueTask<object?> AwaitAsync(Task task)
    {
        await task;

        return null;
    }

    private static async ValueTask<object?> AwaitResultAsync<T>(Task<T> task) => await task;
}
