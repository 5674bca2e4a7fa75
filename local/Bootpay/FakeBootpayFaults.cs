using System.Collections.Concurrent;

namespace Serverless.Local.Bootpay;

/// <summary>What goes wrong with the next calls of an operation.</summary>
public enum FakeFault
{
    /// <summary>The call takes effect, and the connection ends in the middle of the answer.</summary>
    LoseAnswer,

    /// <summary>The call takes no effect, and the connection ends in the middle of the answer.</summary>
    LoseCall,

    /// <summary>The call takes no effect, and nothing comes until the caller gives up.</summary>
    Silence,

    /// <summary>The call takes effect, and the answer says that nobody knows.</summary>
    CriticalAfter,

    /// <summary>The call takes no effect, and the answer says that nobody knows.</summary>
    CriticalBefore,

    /// <summary>Bootpay says no.</summary>
    Refuse,

    /// <summary>A page of a proxy instead of an answer.</summary>
    Garbage,

    /// <summary>The token or the keys are not accepted this once.</summary>
    RefuseCredentials,
}

/// <summary>A list of faults for each operation: find, search, confirm, cancel, token.</summary>
public sealed class FakeBootpayFaults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeFault>> _next = new();

    public void Plan(string operation, params ReadOnlySpan<FakeFault> faults)
    {
        foreach (var fault in faults)
        {
            _next.GetOrAdd(operation, _ => new ConcurrentQueue<FakeFault>()).Enqueue(fault);
        }
    }

    public FakeFault? Take(string operation) =>
        _next.TryGetValue(operation, out var faults) && faults.TryDequeue(out var fault) ? fault : null;

    public void Clear() => _next.Clear();
}
