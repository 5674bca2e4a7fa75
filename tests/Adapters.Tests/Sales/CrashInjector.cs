using System.Reflection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Simulates a process kill at a chosen step, before or after its effect: every later step of that process fails.
/// A step is a durable commit or a change of the holds in Redis.
/// </summary>
internal sealed class CrashInjector(int step, bool afterEffect)
{
    private int _steps;

    public bool HasCrashed { get; private set; }

    public IDocuments Around(IDocuments documents) => new CrashingDocuments(documents, this);

    public IHolds Around(IHolds holds)
    {
        var proxy = DispatchProxy.Create<IHolds, CrashingHolds>();
        ((CrashingHolds)proxy).Wrap(holds, this);

        return proxy;
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> effect)
    {
        var isCrashStep = Interlocked.Increment(ref _steps) == step;

        if (HasCrashed || (isCrashStep && !afterEffect))
        {
            HasCrashed = true;

            throw new ProcessKilledException();
        }

        var result = await effect();

        if (isCrashStep)
        {
            HasCrashed = true;

            throw new ProcessKilledException();
        }

        return result;
    }

    private sealed class CrashingDocuments(IDocuments documents, CrashInjector crashInjector) : IDocuments
    {
        public Task<Document?> FindAsync(
            DocumentPartition partition, string id, CancellationToken cancellationToken) =>
            crashInjector.HasCrashed
                ? throw new ProcessKilledException()
                : documents.FindAsync(partition, id, cancellationToken);

        public Task<DocumentPage> ListAsync(
            DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
            crashInjector.HasCrashed
                ? throw new ProcessKilledException()
                : documents.ListAsync(partition, range, limit, cancellationToken);

        public Task<CommitResult> CommitAsync(
            DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
            crashInjector.RunAsync(() => documents.CommitAsync(partition, writes, cancellationToken));
    }
}

/// <summary>Holds that count every call as a step of the crash injector.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from this class.
internal class CrashingHolds : DispatchProxy
#pragma warning restore CA1852
{
    private IHolds? _holds;
    private CrashInjector? _crashInjector;

    public void Wrap(IHolds holds, CrashInjector crashInjector) => (_holds, _crashInjector) = (holds, crashInjector);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.ReturnType.IsGenericType
            ? targetMethod.ReturnType.GetGenericArguments()[0]
            : typeof(bool);

        return typeof(CrashingHolds).GetMethod(nameof(InterceptAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(result)
            .Invoke(this, [targetMethod, args]);
    }

    private Task<T> InterceptAsync<T>(MethodInfo method, object?[] arguments) => _crashInjector!.RunAsync(async () =>
    {
        var call = (Task)method.Invoke(_holds, arguments)!;
        await call;

        return call is Task<T> completed ? completed.Result : default!;
    });
}

internal sealed class ProcessKilledException() : Exception("The test kills the process at this step.");
