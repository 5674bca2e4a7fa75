using System.Reflection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Kills a process at a chosen step: before or after the step's effect, and from then on nothing of that process
/// happens any more. A step is a durable commit or a change of the holds in Redis.
/// </summary>
internal sealed class CrashInjector(int step, bool afterEffect)
{
    private int _steps;

    public bool HasFallen { get; private set; }

    public IDocuments Around(IDocuments documents) => new CutDocuments(documents, this);

    public IHolds Around(IHolds holds)
    {
        var cut = DispatchProxy.Create<IHolds, CutHolds>();
        ((CutHolds)cut).Stand(holds, this);

        return cut;
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> effect)
    {
        var isHere = Interlocked.Increment(ref _steps) == step;

        if (HasFallen || (isHere && !afterEffect))
        {
            HasFallen = true;

            throw new ProcessKilledException();
        }

        var result = await effect();

        if (isHere)
        {
            HasFallen = true;

            throw new ProcessKilledException();
        }

        return result;
    }

    private sealed class CutDocuments(IDocuments documents, CrashInjector crashInjector) : IDocuments
    {
        public Task<Document?> FindAsync(
            DocumentPartition partition, string id, CancellationToken cancellationToken) =>
            crashInjector.HasFallen
                ? throw new ProcessKilledException()
                : documents.FindAsync(partition, id, cancellationToken);

        public Task<DocumentPage> ListAsync(
            DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
            crashInjector.HasFallen
                ? throw new ProcessKilledException()
                : documents.ListAsync(partition, range, limit, cancellationToken);

        public Task<CommitResult> CommitAsync(
            DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
            crashInjector.RunAsync(() => documents.CommitAsync(partition, writes, cancellationToken));
    }
}

/// <summary>Holds whose every call is a step.</summary>
#pragma warning disable CA1852 // The proxy is made by deriving from it.
internal class CutHolds : DispatchProxy
#pragma warning restore CA1852
{
    private IHolds? _holds;
    private CrashInjector? _crashInjector;

    public void Stand(IHolds holds, CrashInjector crashInjector) => (_holds, _crashInjector) = (holds, crashInjector);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.ReturnType.IsGenericType
            ? targetMethod.ReturnType.GetGenericArguments()[0]
            : typeof(bool);

        return typeof(CutHolds).GetMethod(nameof(CutAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(result)
            .Invoke(this, [targetMethod, args]);
    }

    private Task<T> CutAsync<T>(MethodInfo method, object?[] arguments) => _crashInjector!.RunAsync(async () =>
    {
        var call = (Task)method.Invoke(_holds, arguments)!;
        await call;

        return call is Task<T> answered ? answered.Result : default!;
    });
}

internal sealed class ProcessKilledException() : Exception("The process was killed here, as the test ordered.");
